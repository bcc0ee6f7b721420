/** What the statistics count in the events' own database, who read them, and the reports that were published of them. */
import { type Kysely, sql } from 'kysely'

export async function statistics(db: Kysely<unknown>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('stat_record')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('family', 'text', (c) => c.notNull())
    .addColumn('record_key', 'bigint', (c) => c.notNull())
    .addColumn('facts', 'text', (c) => c.notNull())
    .execute()
  await schema.createIndex('stat_record_by_family').on('stat_record').column('family').execute()
  // What was there before the statistics were: its records are made step by step beside the running server.
  await schema
    .createTable('stat_waiting')
    .addColumn('referral_id', 'text', (c) => c.primaryKey())
    .execute()
  await sql`insert into stat_waiting (referral_id) select id from referral where erased_at is null`.execute(db)
  await schema
    .createTable('rollup_cell')
    .addColumn('table_id', 'text', (c) => c.notNull())
    .addColumn('period', 'text', (c) => c.notNull())
    .addColumn('coord', 'text', (c) => c.notNull())
    .addColumn('n', 'bigint', (c) => c.notNull())
    .addColumn('cell_key', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('rollup_cell_key', ['table_id', 'period', 'coord'])
    .execute()
  /** Years whose last figures are out: nothing is counted in them any more. */
  await schema
    .createTable('stat_forgotten')
    .addColumn('year', 'text', (c) => c.primaryKey())
    .execute()
  await schema
    .createTable('stat_read')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('org_id', 'text', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('table_id', 'text', (c) => c.notNull())
    .addColumn('periods', 'text', (c) => c.notNull())
    .execute()
  await schema
    .createTable('report')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('org_id', 'text', (c) => c.notNull())
    .addColumn('published_at', 'bigint', (c) => c.notNull())
    .addColumn('withdrawn_at', 'bigint')
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('period', 'text', (c) => c.notNull())
    .addColumn('report', 'text', (c) => c.notNull())
    .execute()
  // What was released lies in a database of its own now, and is released anew for the quarters that are still there.
  for (const table of ['use_release', 'use_quarter']) await schema.dropTable(table).execute()
}
