/** Makes the tables of released figures, on either engine. */
import type { ReleasedDb } from './log.ts'

/** Both tables, where they are not there yet. @param db on PostgreSQL in the schema `released` */
export async function createTables(db: ReleasedDb): Promise<void> {
  await db.schema
    .createTable('stat_release')
    .ifNotExists()
    .addColumn('table_id', 'text', (c) => c.notNull())
    .addColumn('period', 'text', (c) => c.notNull())
    .addColumn('coord', 'text', (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('value', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('stat_release_key', ['table_id', 'period', 'revision', 'coord'])
    .execute()
  await db.schema
    .createTable('stat_release_log')
    .ifNotExists()
    .addColumn('n', 'bigint', (c) => c.primaryKey())
    .addColumn('table_id', 'text', (c) => c.notNull())
    .addColumn('period', 'text', (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('categories', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('chain', 'text', (c) => c.notNull())
    .addColumn('params_version', 'text', (c) => c.notNull())
    .addColumn('key_print', 'text', (c) => c.notNull())
    .addColumn('released_at', 'bigint', (c) => c.notNull())
    .addColumn('job_version', 'text', (c) => c.notNull())
    .addUniqueConstraint('stat_release_once', ['table_id', 'period', 'revision'])
    .execute()
}
