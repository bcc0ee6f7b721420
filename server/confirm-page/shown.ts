/** What the page shows: the organisation's published offers, and the network's words for them. */
import type { AdjustedLists, Choice } from '../../shared/codes/adjusted.ts'
import { choicesOf } from '../../shared/codes/choices.ts'
import type { Offer } from '../../shared/offer.ts'
import { readAs } from '../catalogue/edit/read-as.ts'
import { organisationName } from '../catalogue/organisation-name.ts'
import type { Db } from '../store/schema.ts'
import type { ConfirmLink } from './link.ts'

type Shown = { organisation: string; network: string; offers: Offer[]; capacities: Choice[] }

export async function shownBy(db: Db, { organisationId }: ConfirmLink, locale: 'de' | 'en'): Promise<Shown> {
  const rows = await db
    .selectFrom('catalogue_item')
    .select(['kind', 'id', 'data'])
    .where('kind', 'in', ['offer', 'codes', 'network'])
    .where('data', 'is not', null)
    // Reading every offer of a large catalogue takes seconds; its text tells which may be this organisation's.
    .where((on) => on.or([on('kind', '!=', 'offer'), on('data', 'like', `%${JSON.stringify(organisationId)}%`)]))
    .execute()
  const of = (kind: (typeof rows)[number]['kind']) =>
    rows.filter((row) => row.kind === kind).map(({ data }): unknown => JSON.parse(data ?? 'null'))
  const offers = of('offer')
    .flatMap((data) => readAs('offer', data) ?? [])
    .filter((offer) => offer.organisationId === organisationId && offer.status === 'published')
    .sort((a, b) => a.title.localeCompare(b.title, 'de'))
  const lists: AdjustedLists = new Map(
    of('codes')
      .flatMap((data) => readAs('codes', data) ?? [])
      .map((codes) => [codes.list, codes]),
  )
  const keep = offers.map(({ capacity }) => capacity)
  return {
    organisation: await organisationName(db, organisationId),
    network: of('network').flatMap((data) => readAs('network', data) ?? [])[0]?.name ?? '',
    offers,
    // What stands in the catalogue is a standard code; an own one is its label at most.
    capacities: choicesOf(lists, 'capacity', locale, keep).filter(({ code, standard }) => code === standard),
  }
}
