/** What a source said last time: by it an editor's change is told from the source's. */
import type { CatalogueKind } from '../../../../shared/protocol/catalogue.ts'
import type { Db } from '../../../store/schema.ts'
import type { Fields } from './three-way.ts'

const rowsPerQuery = 500

export type Seen = { itemId: string; data: Fields }

/** By source id. */
export async function readSeen(
  db: Db,
  source: string,
  kind: CatalogueKind,
  sourceIds: readonly string[],
): Promise<Map<string, Seen>> {
  const found = new Map<string, Seen>()
  for (let at = 0; at < sourceIds.length; at += rowsPerQuery) {
    const rows = await db
      .selectFrom('import_seen')
      .select(['source_id', 'item_id', 'data'])
      .where('source', '=', source)
      .where('kind', '=', kind)
      .where('source_id', 'in', sourceIds.slice(at, at + rowsPerQuery))
      .execute()
    for (const { source_id, item_id, data } of rows)
      found.set(source_id, { itemId: item_id, data: fieldsIn(data) ?? {} })
  }
  return found
}

/** Things as they stand, by id; what is gone is absent. */
export async function readPresent(db: Db, kind: CatalogueKind, ids: readonly string[]): Promise<Map<string, Fields>> {
  const found = new Map<string, Fields>()
  for (let at = 0; at < ids.length; at += rowsPerQuery) {
    const rows = await db
      .selectFrom('catalogue_item')
      .select(['id', 'data'])
      .where('kind', '=', kind)
      .where('id', 'in', ids.slice(at, at + rowsPerQuery))
      .where('data', 'is not', null)
      .execute()
    for (const { id, data } of rows) found.set(id, fieldsIn(data) ?? {})
  }
  return found
}

/** Things as the operator last brought them in, before anybody edited them: the base where no import was remembered. */
export async function readBroughtIn(db: Db, kind: CatalogueKind, ids: readonly string[]): Promise<Map<string, Fields>> {
  const found = new Map<string, Fields>()
  for (let at = 0; at < ids.length; at += rowsPerQuery) {
    const rows = await db
      .selectFrom('catalogue_version')
      .select(['id', 'data'])
      .where('kind', '=', kind)
      .where('id', 'in', ids.slice(at, at + rowsPerQuery))
      .where('how', '=', 'operator')
      .orderBy('n')
      .execute()
    for (const { id, data } of rows) {
      const fields = fieldsIn(data)
      if (fields !== undefined) found.set(id, fields)
    }
  }
  return found
}

/** A thing's data as fields; undefined where it was removed. */
export function fieldsIn(text: string | null): Fields | undefined {
  const value: unknown = JSON.parse(text ?? 'null')
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : undefined
}
