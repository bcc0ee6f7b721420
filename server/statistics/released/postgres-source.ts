/**
 * Released rows from the schema `released` on PostgreSQL, by a connection whose role can read nothing else: a login of
 * its own, or the owner's that is put down to `releasedRole` before its first word. What it may read is looked up
 * before anything is read; where it is more, nothing is.
 */
import pg from 'pg'
import { Problem } from '../../../shared/problem.ts'
import type { StatReleaseLogTable } from './rows.ts'
import type { ReleasedSource } from './source.ts'

/** The role that may read released figures alone (released/roles.ts makes it). */
export const releasedRole = 'kettenglied_released'

const connections = 3
const waitMs = 2000
const statementMs = 10_000

/** Schema or table are not there: nothing was released yet. */
const notYet = ['3F000', '42P01']

const reachesFurther = `select 1 from pg_class c join pg_namespace s on s.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm') and s.nspname not in ('released', 'pg_catalog', 'information_schema')
    and has_schema_privilege(s.oid, 'USAGE') and has_any_column_privilege(c.oid, 'SELECT')
  limit 1`

/** @param statisticsUrl address with a login of its own; the database's own address in that role where absent */
export function postgresSource(databaseUrl: string, statisticsUrl?: string): ReleasedSource {
  const pool = new pg.Pool({
    connectionString: statisticsUrl ?? databaseUrl,
    max: connections,
    connectionTimeoutMillis: waitMs,
    statement_timeout: statementMs,
    ...(statisticsUrl === undefined && { options: `-c role=${releasedRole}` }),
  })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  let narrow = false

  async function all<T>(sql: string, ...parameters: (string | number)[]): Promise<T[]> {
    try {
      if (!narrow) {
        if ((await pool.query(reachesFurther)).rows.length > 0) throw new Error('the role may read more')
        narrow = true
      }
      return (await pool.query(sql, parameters)).rows as T[]
    } catch (error) {
      if (notYet.includes(String((error as { code?: unknown }).code))) return []
      throw new Problem('unavailable', undefined, { retryAfter: 5 })
    }
  }

  return {
    async newest() {
      const [row] = await all<{ n: string; chain: string }>(
        'select n, chain from released.stat_release_log order by n desc limit 1',
      )
      return row === undefined ? { n: 0, chain: '' } : { n: Number(row.n), chain: row.chain }
    },
    async log() {
      const rows = await all<StatReleaseLogTable>('select * from released.stat_release_log order by n')
      return rows.map((row) => ({ ...row, n: Number(row.n), released_at: Number(row.released_at) }))
    },
    async rows(table, period, revision) {
      const rows = await all<{ coord: string; value: string }>(
        'select coord, value from released.stat_release where table_id = $1 and period = $2 and revision = $3',
        table,
        period,
        revision,
      )
      return rows.map(({ coord, value }) => ({ coord, value: Number(value) }))
    },
    close: () => pool.end(),
  }
}
