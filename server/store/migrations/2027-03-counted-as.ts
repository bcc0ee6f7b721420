/** By which rules the records of the statistics were made: other rules make them anew, instead of an alarm that they differ. */
import { type Kysely, sql } from 'kysely'
import { countedAs } from '../../../shared/statistics/record-facts.ts'

export async function countedAsWhat(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('stat_state')
    .addColumn('id', 'smallint', (c) => c.primaryKey())
    .addColumn('counted_as', 'text', (c) => c.notNull())
    .execute()
  // What is there was counted before anybody wrote down how; an empty database begins with today's rules.
  await sql`insert into stat_state (id, counted_as)
    values (1, case when exists (select 1 from referral) then '' else ${sql.lit(countedAs)} end)`.execute(db)
}
