/** What the catalogue has of one kind, as it is stored; whoever reads it knows its shape. */
import type { Db } from '../store/schema.ts'

/** In the order of their ids, so that the same catalogue is always read to the same list. What was removed is left out. */
export async function readKind(
  db: Db,
  kind: 'area' | 'target' | 'offer' | 'organisation',
): Promise<{ id: string; data: unknown }[]> {
  const rows = await db
    .selectFrom('catalogue_item')
    .select(['id', 'data'])
    .where('kind', '=', kind)
    .where('data', 'is not', null)
    .execute()
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ id, data }) => ({ id, data: JSON.parse(data ?? 'null') }))
}
