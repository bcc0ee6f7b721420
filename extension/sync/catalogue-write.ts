/** Catalogue items into their tables. What this version cannot read is left out, never fatal. */
import { type CatalogueItem, type CatalogueKind, catalogueSchemas } from '../../shared/protocol/catalogue.ts'
import type { Database } from '../store/database.ts'
import { readMeta, writeMeta } from '../store/meta.ts'

/** Stores the newest version of each thing, and removes what was removed. Inside a transaction. */
export async function writeItems(database: Database, items: readonly CatalogueItem[]): Promise<void> {
  const read = <K extends CatalogueKind>(kind: K) => itemsOf(kind, items)
  const networks = read('network')
  const areas = read('area')
  const organisations = read('organisation')
  const offers = read('offer')
  const synonyms = read('synonyms')
  await database.networks.bulkPut(networks.present.map(({ id, data }) => ({ ...data, id })))
  await database.areas.bulkPut(areas.present.map(({ data }) => data))
  await database.organisations.bulkPut(organisations.present.map(({ data }) => data))
  await database.offers.bulkPut(offers.present.map(({ data }) => data))
  await database.synonyms.bulkPut(synonyms.present.map(({ id, data }) => ({ ...data, id })))
  await database.networks.bulkDelete(networks.removed)
  await database.areas.bulkDelete(areas.removed)
  await database.organisations.bulkDelete(organisations.removed)
  await database.offers.bulkDelete(offers.removed)
  await database.synonyms.bulkDelete(synonyms.removed)
}

/** Removes what the device has and a snapshot of the whole catalogue lacks. Inside a transaction. */
export async function dropUnlisted(database: Database, items: readonly CatalogueItem[]): Promise<void> {
  const tables = {
    network: database.networks,
    area: database.areas,
    organisation: database.organisations,
    offer: database.offers,
    synonyms: database.synonyms,
  } satisfies Record<CatalogueKind, unknown>
  for (const [kind, table] of Object.entries(tables)) {
    const listed = new Set(items.filter((item) => item.kind === kind && item.data !== null).map((item) => item.id))
    const here = await table.toCollection().primaryKeys()
    await table.bulkDelete(here.filter((id) => !listed.has(id)))
  }
}

/**
 * The offers that must be indexed anew: the changed ones, and those of changed organisations. Areas,
 * synonyms and the network touch all. Inside a transaction.
 */
export async function offersTouchedBy(database: Database, items: readonly CatalogueItem[]): Promise<string[] | 'all'> {
  if (items.some((item) => item.kind === 'area' || item.kind === 'synonyms' || item.kind === 'network')) return 'all'
  const organisations = items.filter((item) => item.kind === 'organisation').map((item) => item.id)
  const theirs = await database.offers.where('organisationId').anyOf(organisations).primaryKeys()
  const own = items.filter((item) => item.kind === 'offer').map((item) => item.id)
  return [...new Set([...own, ...theirs])]
}

/** Remembers what the index has yet to take in, until it has: a crash in between loses nothing. */
export async function addStale(database: Database, touched: string[] | 'all'): Promise<void> {
  if (touched !== 'all' && touched.length === 0) return
  const before = (await readMeta(database, 'staleIndex')) ?? []
  const all = touched === 'all' || before === 'all'
  await writeMeta(database, 'staleIndex', all ? 'all' : [...new Set([...before, ...touched])])
}

type DataOf<K extends CatalogueKind> = NonNullable<ReturnType<(typeof catalogueSchemas)[K]['parse']>>

function itemsOf<K extends CatalogueKind>(
  kind: K,
  items: readonly CatalogueItem[],
): { present: { id: string; data: DataOf<K> }[]; removed: string[] } {
  const present: { id: string; data: DataOf<K> }[] = []
  const removed: string[] = []
  for (const item of items) {
    if (item.kind !== kind) continue
    if (item.data === null) removed.push(item.id)
    else {
      const parsed = catalogueSchemas[kind].safeParse(item.data)
      if (parsed.success) present.push({ id: item.id, data: parsed.data as DataOf<K> })
    }
  }
  return { present, removed }
}
