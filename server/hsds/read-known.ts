/** The catalogue as the mapping needs it, from the rows of the store. */
import type { Area } from '../../shared/area.ts'
import type { Codes } from '../../shared/codes/adjusted.ts'
import type { CodeList } from '../../shared/codes/index.ts'
import type { Network } from '../../shared/network.ts'
import type { Offer } from '../../shared/offer.ts'
import type { Organisation } from '../../shared/organisation.ts'
import { type CatalogueKind, catalogueSchemas } from '../../shared/protocol/catalogue.ts'
import type { Db } from '../store/schema.ts'
import type { Known } from './context.ts'
import { inTurns } from './turns.ts'

export type ReadKnown = Known & {
  network: Network | undefined
  offers: Map<string, Offer>
  organisations: Map<string, Organisation>
  areas: Map<string, Area>
  codes: Map<CodeList, Codes>
}

const knownKinds = ['network', 'area', 'organisation', 'offer', 'codes'] as const satisfies readonly CatalogueKind[]
export type KnownKind = (typeof knownKinds)[number]
export type KnownRow = { kind: CatalogueKind; id: string; data: string | null; changed_at: number }

/** HSDS wants a state in every address; that of a network that was not told is the schema's. */
export function nothingKnown(): ReadKnown {
  return {
    land: 'NW',
    network: undefined,
    offers: new Map(),
    organisations: new Map(),
    areas: new Map(),
    codes: new Map(),
  }
}

/** Takes in one thing at its newest version, or forgets it; what does not parse is left out, as on a device. */
export function takeIn(known: ReadKnown, { kind, id, data }: KnownRow): void {
  const json: unknown = data === null ? undefined : JSON.parse(data)
  const put = <K, T>(map: Map<K, T>, key: K, read: { success: true; data: T } | { success: false }) =>
    json !== undefined && read.success ? map.set(key, read.data) : map.delete(key)
  if (kind === 'offer') put(known.offers, id, catalogueSchemas.offer.safeParse(json))
  else if (kind === 'organisation') put(known.organisations, id, catalogueSchemas.organisation.safeParse(json))
  else if (kind === 'area') put(known.areas, id, catalogueSchemas.area.safeParse(json))
  else if (kind === 'codes') put(known.codes, id as CodeList, catalogueSchemas.codes.safeParse(json))
  else if (kind === 'network') {
    const read = catalogueSchemas.network.safeParse(json)
    known.network = read.success ? read.data : undefined
    known.land = known.network?.land ?? 'NW'
  }
}

/** Offers are large; more at once would hold up SQLite, which works in this very thread. */
const rowsAtOnce = 200

/**
 * What changed after `n`, oldest change first. A thing that changes while this reads comes again at the end, so that in
 * sum it is the catalogue as it was when the last rows were read. Kinds are picked here: asked for by kind and order,
 * SQLite would read and sort the whole catalogue for each few rows.
 */
export async function* readChanges(db: Db, n: number): AsyncGenerator<KnownRow[]> {
  for (let after = n; ; ) {
    const rows = await db
      .selectFrom('catalogue_item')
      .select(['kind', 'id', 'data', 'changed_at', 'n'])
      .where('n', '>', after)
      .orderBy('n')
      .limit(rowsAtOnce)
      .execute()
    yield rows.filter(({ kind }) => knownKinds.some((known) => known === kind))
    const last = rows.at(-1)
    if (last === undefined || rows.length < rowsAtOnce) return
    after = last.n
  }
}

/** Whether the network opens its catalogue to anybody. */
export async function isOpen(db: Db): Promise<boolean> {
  const rows = await db
    .selectFrom('catalogue_item')
    .select(['kind', 'id', 'data', 'changed_at'])
    .where('kind', '=', 'network')
    .execute()
  const known = nothingKnown()
  for (const row of rows) takeIn(known, row)
  return known.network?.readApi === true
}

/** All of the catalogue that the mapping knows, read page by page so that others have their turn. */
export async function readKnown(db: Db): Promise<ReadKnown> {
  const known = nothingKnown()
  for await (const rows of readChanges(db, 0)) await inTurns(rows, (row) => takeIn(known, row))
  return known
}
