/**
 * An index over what was taken out of the catalogue. Every edit looks for tombstones that are old enough to be
 * forgotten; among 100,000 things it looked through all of them for that, most of half a second in which nobody else wrote.
 */
import { type Kysely, sql } from 'kysely'

export async function tombstones(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('catalogue_tombstone')
    .on('catalogue_item')
    .columns(['changed_at', 'n'])
    .where(sql.ref('data'), 'is', null)
    .execute()
}
