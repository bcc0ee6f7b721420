/** Which offers are protected places, told from their text: the schema writes the mark always the same way. */
import { sql } from 'kysely'
import type { Db } from '../../store/schema.ts'

/** Whether an offer's JSON marks it. */
export function isMarked(data: string | null): data is string {
  return data?.includes('"protectedPlace":true') ?? false
}

/** All of them as they stand; spelled as the index over them is, whose few rows are then all that is read. */
export async function readMarked(db: Db): Promise<{ id: string; data: string }[]> {
  const rows = await db
    .selectFrom('catalogue_item')
    .select(['id', 'data'])
    .where(sql<boolean>`kind = 'offer' and data like '%"protectedPlace":true%'`)
    .orderBy('id')
    .execute()
  return rows.flatMap(({ id, data }) => (data === null ? [] : [{ id, data }]))
}

/** The text of an offer; of a protected place from before its address was taken out, without that. */
export function shelteredText(data: string): string {
  return isMarked(data) && !data.includes('"places":[]') ? JSON.stringify({ ...JSON.parse(data), places: [] }) : data
}
