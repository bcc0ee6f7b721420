/** What an undo may not take away: providers and areas that something names which stays. */
import type { Db } from '../../../store/schema.ts'
import { kindPages } from '../../kind-pages.ts'
import type { CatalogueChange, ReadyChange } from '../../write.ts'
import { fieldsIn } from '../plan/seen.ts'
import type { Fields } from '../plan/three-way.ts'

const idsPerQuery = 500

/** Who names whom, each as `kind|id`. */
type Name = { from: string; to: string }

/** The kinds whose things name a provider or an area. */
const naming = ['offer', 'organisation', 'area', 'network'] as const
type Naming = (typeof naming)[number]

/**
 * @param gone what would be taken away
 * @param changes all that is restored; it counts as it will stand
 * @returns what of it has to stay, as `kind|id`
 */
export async function needed(
  trx: Db,
  gone: readonly CatalogueChange[],
  changes: readonly CatalogueChange[],
): Promise<Set<string>> {
  const away = new Set(gone.filter(({ kind }) => kind !== 'offer').map(({ kind, id }) => `${kind}|${id}`))
  if (away.size === 0) return new Set()
  const restored = new Map(changes.map(({ kind, id, text }) => [`${kind}|${id}`, text]))
  const names = await namesOf(trx, away, restored)
  const used = await usedOrganisations(
    trx,
    gone.map(({ kind, id }) => ({ kind, id, data: null })),
  )
  const stay = new Set(used.map((id) => `organisation|${id}`))
  const offers = new Set(gone.filter(({ kind }) => kind === 'offer').map(({ id }) => `offer|${id}`))
  keepNamed(stay, names, (thing) => !offers.has(thing) && !away.has(thing))
  return stay
}

/** What stays keeps what it names, and that what it names in turn. @param stands what nobody takes away */
function keepNamed(stay: Set<string>, names: readonly Name[], stands: (thing: string) => boolean): void {
  let before: number
  do {
    before = stay.size
    for (const { from, to } of names) if (stands(from) || stay.has(from)) stay.add(to)
  } while (stay.size > before)
}

/** Who names what would be taken away, each as it will stand. */
async function namesOf(
  trx: Db,
  away: ReadonlySet<string>,
  restored: ReadonlyMap<string, string | undefined>,
): Promise<Name[]> {
  const names: Name[] = []
  for (const kind of naming)
    for await (const page of kindPages(trx, kind))
      for (const { id, data } of page) {
        const from = `${kind}|${id}`
        const named = namedBy(kind, fieldsIn(restored.get(from) ?? data) ?? {})
        names.push(...named.filter((to) => away.has(to)).map((to) => ({ from, to })))
      }
  return names
}

function namedBy(kind: Naming, fields: Fields): string[] {
  if (kind === 'area') return [`area|${String(fields['parentId'])}`]
  if (kind !== 'offer') return [`area|${String(fields['areaId'])}`]
  const places = Array.isArray(fields['places']) ? fields['places'] : []
  const areas = Array.isArray(fields['areaIds']) ? fields['areaIds'] : []
  return [
    `organisation|${String(fields['organisationId'])}`,
    ...areas.map((id) => `area|${String(id)}`),
    ...places.map((place: Fields) => `area|${String(place['areaId'])}`),
  ]
}

/** Of the providers that would be taken away those that have devices by now, or events in their feeds. */
export async function usedOrganisations(
  trx: Db,
  changes: readonly Pick<ReadyChange, 'kind' | 'id' | 'data'>[],
): Promise<string[]> {
  const ids = changes.filter(({ kind, data }) => kind === 'organisation' && data === null).map(({ id }) => id)
  const used: string[] = []
  for (let at = 0; at < ids.length; at += idsPerQuery) {
    const page = ids.slice(at, at + idsPerQuery)
    const devices = await trx.selectFrom('device').select('org_id').where('org_id', 'in', page).execute()
    const feeds = await trx
      .selectFrom('org_feed')
      .select('org_id')
      .where('org_id', 'in', page)
      .where('head', '>', 0)
      .execute()
    used.push(...devices.map(({ org_id }) => org_id), ...feeds.map(({ org_id }) => org_id))
  }
  return used
}
