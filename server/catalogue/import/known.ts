/** What the catalogue holds already, to match an import against. */

import { type Offer, offerSchema } from '../../../shared/offer.ts'
import { type Organisation, organisationSchema } from '../../../shared/organisation.ts'
import type { CatalogueKind } from '../../../shared/protocol/catalogue.ts'
import type { Store } from '../../store/open.ts'

export type Known = {
  areaIds: ReadonlySet<string>
  offerOf(source: string, sourceId: string): Offer | undefined
  organisationOf(source: string, sourceId: string): Organisation | undefined
  organisationNamed(name: string): Organisation | undefined
  organisationById(id: string): Organisation | undefined
}

export async function readKnown(store: Store): Promise<Known> {
  const offers = (await itemsOf(store, 'offer')).flatMap(({ data }) => offerSchema.safeParse(data).data ?? [])
  const organisations = (await itemsOf(store, 'organisation')).flatMap(
    ({ data }) => organisationSchema.safeParse(data).data ?? [],
  )
  const areas = await itemsOf(store, 'area')
  const offerBySource = new Map(offers.map((offer) => [sourceKey(offer.source, offer.sourceId), offer]))
  const bySource = new Map(organisations.map((entry) => [sourceKey(entry.source, entry.sourceId), entry]))
  const byName = new Map(organisations.map((entry) => [nameKey(entry.name), entry]))
  const byId = new Map(organisations.map((entry) => [entry.id, entry]))
  return {
    areaIds: new Set(areas.map(({ id }) => id)),
    offerOf: (source, sourceId) => offerBySource.get(sourceKey(source, sourceId)),
    organisationOf: (source, sourceId) => bySource.get(sourceKey(source, sourceId)),
    organisationNamed: (name) => byName.get(nameKey(name)),
    organisationById: (id) => byId.get(id),
  }
}

async function itemsOf(store: Store, kind: CatalogueKind): Promise<{ id: string; data: unknown }[]> {
  const rows = await store.db
    .selectFrom('catalogue_item')
    .select(['id', 'data'])
    .where('kind', '=', kind)
    .where('data', 'is not', null)
    .execute()
  return rows.map(({ id, data }) => ({ id, data: JSON.parse(data ?? 'null') }))
}

function sourceKey(source: string | undefined, sourceId: string | undefined): string {
  return JSON.stringify([source ?? null, sourceId ?? null])
}

function nameKey(name: string): string {
  return name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()
}
