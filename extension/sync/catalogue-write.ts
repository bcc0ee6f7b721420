/** Catalogue items into their tables. What this version cannot read is left out, never fatal. */
import { type CatalogueItem, type CatalogueKind, catalogueSchemas } from '../../shared/protocol/catalogue.ts'
import type { CatalogueTable, Database } from '../store/database.ts'
import { readMeta, writeMeta } from '../store/meta.ts'

/** Where each kind of thing lies. */
export function tablesByKind(database: Database) {
  const { networks, areas, organisations, offers, synonyms, codes, links, reports, releasedUses } = database
  return {
    network: networks,
    area: areas,
    organisation: organisations,
    offer: offers,
    synonyms,
    codes,
    link: links,
    report: reports,
    use: releasedUses,
    target: database.targets,
    distinct: database.distinctOffers,
  } satisfies Record<CatalogueKind, unknown>
}

/** Kinds whose records bear the item's id beside what their schema says. */
const withId: ReadonlySet<CatalogueKind> = new Set(['network', 'synonyms'])

/** Stores the newest version of each thing, and removes what was removed. Inside a transaction. */
export async function writeItems(database: Database, items: readonly CatalogueItem[]): Promise<void> {
  for (const [kind, table] of tablesOf(database)) {
    const { present, removed } = itemsOf(kind, items)
    await table.bulkPut(present.map(({ id, data }) => (withId.has(kind) ? { ...data, id } : data)))
    await table.bulkDelete(removed)
  }
}

/** Removes what the device has and a snapshot of the whole catalogue lacks. Inside a transaction. */
export async function dropUnlisted(database: Database, items: readonly CatalogueItem[]): Promise<void> {
  for (const [kind, table] of tablesOf(database)) {
    const listed = new Set(items.filter((item) => item.kind === kind && item.data !== null).map((item) => item.id))
    const here = await table.toCollection().primaryKeys()
    await table.bulkDelete(here.filter((id) => !listed.has(id)))
  }
}

/** The tables as tables of whatever their kind's schema has read. */
function tablesOf(database: Database): [CatalogueKind, CatalogueTable][] {
  return Object.entries(tablesByKind(database)) as unknown as [CatalogueKind, CatalogueTable][]
}

/**
 * The offers that must be indexed anew: the changed ones and those of organisations with another name. What the index
 * knows of an area (name, place in the tree, outline) touches all; an area's figures, the network's settings, its
 * words, links, pairs, reports and uses touch none: they are read beside the index. Before the items are written, inside
 * their transaction.
 */
export async function offersTouchedBy(database: Database, items: readonly CatalogueItem[]): Promise<string[] | 'all'> {
  const areas = await changedIn(database.areas, items, 'area', ['name', 'level', 'parentId', 'alsoKnownAs', 'geometry'])
  if (areas.length > 0) return 'all'
  const named = await changedIn(database.organisations, items, 'organisation', ['name', 'shortName'])
  const theirs = await database.offers.where('organisationId').anyOf(named).primaryKeys()
  const own = items.filter((item) => item.kind === 'offer').map((item) => item.id)
  return [...new Set([...own, ...theirs])]
}

/** Ids of things of a kind that change in one of the fields. */
async function changedIn<T extends object>(
  table: { bulkGet(ids: string[]): Promise<(T | undefined)[]> },
  items: readonly CatalogueItem[],
  kind: CatalogueKind,
  fields: readonly (keyof T)[],
): Promise<string[]> {
  const changed = items.filter((item) => item.kind === kind)
  const present = await table.bulkGet(changed.map(({ id }) => id))
  const textOf = (thing: unknown): string =>
    JSON.stringify(fields.map((field) => (thing as T | null | undefined)?.[field]))
  return changed.flatMap(({ id, data }, at) => (textOf(data) === textOf(present[at]) ? [] : [id]))
}

/** Remembers what the index has yet to take in, until it has: a crash in between loses nothing. */
export async function addStale(database: Database, touched: string[] | 'all'): Promise<void> {
  if (touched !== 'all' && touched.length === 0) return
  const before = (await readMeta(database, 'staleIndex')) ?? []
  const all = touched === 'all' || before === 'all'
  await writeMeta(database, 'staleIndex', all ? 'all' : [...new Set([...before, ...touched])])
}

function itemsOf(
  kind: CatalogueKind,
  items: readonly CatalogueItem[],
): { present: { id: string; data: object }[]; removed: string[] } {
  const present: { id: string; data: object }[] = []
  const removed: string[] = []
  for (const item of items) {
    if (item.kind !== kind) continue
    if (item.data === null) removed.push(item.id)
    else {
      const parsed = catalogueSchemas[kind].safeParse(item.data)
      if (parsed.success) present.push({ id: item.id, data: parsed.data })
    }
  }
  return { present, removed }
}
