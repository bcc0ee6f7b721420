/** The log of releases, as the job reads and continues it. */
import type { Kysely } from 'kysely'
import type { Db } from '../../store/schema.ts'
import { chainAfter, type ReleasedTables, type StatReleaseLogTable } from './rows.ts'

export type ReleasedDb = Kysely<ReleasedTables>

/** The same connection, by the types of these tables alone. */
export function asReleased(db: Db): ReleasedDb {
  return db.withTables<ReleasedTables>().$pickTables<keyof ReleasedTables>()
}

/** An entry without the categories, which are large and in the hash anyway. */
type LogEntry = Omit<StatReleaseLogTable, 'categories'>

const columns = [
  'n',
  'table_id',
  'period',
  'revision',
  'hash',
  'chain',
  'params_version',
  'key_print',
  'released_at',
  'job_version',
] as const

/** `table_id` of an entry that says a noise key begins; its revision counts the keys. */
const keyEntry = 'key'

/** All entries in their order. */
export async function readLog(db: ReleasedDb): Promise<LogEntry[]> {
  return await db.selectFrom('stat_release_log').select(columns).orderBy('n').execute()
}

/** Tables and revisions that are out of a period. */
export async function revisionsOf(db: ReleasedDb, period: string): Promise<{ table: string; revision: number }[]> {
  const rows = await db
    .selectFrom('stat_release_log')
    .select(['table_id', 'revision'])
    .where('period', '=', period)
    .execute()
  return rows.map(({ table_id: table, revision }) => ({ table, revision }))
}

/** The entry of the newest noise key; undefined before the first release. */
export async function newestKey(db: ReleasedDb): Promise<LogEntry | undefined> {
  return await db
    .selectFrom('stat_release_log')
    .select(columns)
    .where('table_id', '=', keyEntry)
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** An entry before it has its place. */
export type Fresh = Pick<
  StatReleaseLogTable,
  'table_id' | 'period' | 'revision' | 'categories' | 'hash' | 'params_version' | 'key_print' | 'released_at'
>

/** Goes with every entry: what made it, should the way of counting ever change. */
const jobVersion = 'release/1'

/** Puts entries at the end of the chain. */
export async function appendToLog(db: ReleasedDb, fresh: readonly Fresh[]): Promise<void> {
  let last: { n: number; chain: string } | undefined = await db
    .selectFrom('stat_release_log')
    .select(['n', 'chain'])
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst()
  const entries = fresh.map((each): StatReleaseLogTable => {
    const entry = { ...each, n: (last?.n ?? 0) + 1, job_version: jobVersion }
    const linked = { ...entry, chain: chainAfter(last?.chain ?? '', entry) }
    last = linked
    return linked
  })
  if (entries.length > 0) await db.insertInto('stat_release_log').values(entries).execute()
}

/** Says that a key begins: what follows is released with it. */
export async function appendKey(
  db: ReleasedDb,
  { print, params, now }: { print: string; params: string; now: number },
): Promise<void> {
  const last = await newestKey(db)
  const entry = { table_id: keyEntry, period: '', revision: (last?.revision ?? 0) + 1, categories: '{}', hash: '' }
  await appendToLog(db, [{ ...entry, params_version: params, key_print: print, released_at: now }])
}
