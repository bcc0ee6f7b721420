/** What a source said last time: by it an editor's change is told from the source's. */
import type { CatalogueKind } from '../../../../shared/protocol/catalogue.ts'
import type { Db } from '../../../store/schema.ts'
import type { Fields } from './three-way.ts'

const idsPerQuery = 500

export type Seen = { itemId: string; data: Fields }

/** By source id. */
export async function readSeen(
  db: Db,
  source: string,
  kind: CatalogueKind,
  sourceIds: readonly string[],
): Promise<Map<string, Seen>> {
  const rows = await readSome(sourceIds, (some) =>
    db
      .selectFrom('import_seen')
      .select(['source_id', 'item_id', 'data'])
      .where('source', '=', source)
      .where('kind', '=', kind)
      .where('source_id', 'in', some)
      .execute(),
  )
  return new Map(
    rows.map(({ source_id, item_id, data }) => [source_id, { itemId: item_id, data: fieldsIn(data) ?? {} }]),
  )
}

/** Things as they stand, by id; what is gone is absent. */
export async function readPresent(db: Db, kind: CatalogueKind, ids: readonly string[]): Promise<Map<string, Fields>> {
  const rows = await readSome(ids, (some) =>
    db
      .selectFrom('catalogue_item')
      .select(['id', 'data'])
      .where('kind', '=', kind)
      .where('id', 'in', some)
      .where('data', 'is not', null)
      .execute(),
  )
  return fieldsById(rows)
}

/** Things as the operator last brought them in, before anybody edited them: the base where no import was remembered. */
export async function readBroughtIn(db: Db, kind: CatalogueKind, ids: readonly string[]): Promise<Map<string, Fields>> {
  const rows = await readSome(ids, (some) =>
    db
      .selectFrom('catalogue_version')
      .select(['id', 'data'])
      .where('kind', '=', kind)
      .where('id', 'in', some)
      .where('how', '=', 'operator')
      .orderBy('n')
      .execute(),
  )
  return fieldsById(rows)
}

/** A statement takes so many ids and no more. */
async function readSome<R>(ids: readonly string[], read: (some: readonly string[]) => Promise<R[]>): Promise<R[]> {
  const rows: R[] = []
  for (let at = 0; at < ids.length; at += idsPerQuery) rows.push(...(await read(ids.slice(at, at + idsPerQuery))))
  return rows
}

/** Of several versions of a thing the last that has any fields. */
function fieldsById(rows: readonly { id: string; data: string | null }[]): Map<string, Fields> {
  const read = rows.map(({ id, data }) => [id, fieldsIn(data)] as const)
  return new Map(read.filter((each): each is [string, Fields] => each[1] !== undefined))
}

/** A thing's data as fields; undefined where it was removed. */
export function fieldsIn(text: string | null): Fields | undefined {
  const value: unknown = JSON.parse(text ?? 'null')
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : undefined
}
