/** What reads the released rows on either engine: two queries, and no way to anything else. */
import type { StatReleaseLogTable } from './rows.ts'

/**
 * Everything there is to read. Where nothing was ever released all of it is empty.
 * @throws {Problem} `unavailable` where the database cannot be asked, or only with rights that reach further
 */
export type ReleasedSource = {
  /** Number and chain of the newest entry; n = 0 where there is none. */
  newest(): Promise<{ n: number; chain: string }>
  /** The whole log in its order. */
  log(): Promise<StatReleaseLogTable[]>
  /** Rows of one release, in any order. */
  rows(table: string, period: string, revision: number): Promise<{ coord: string; value: number }[]>
  close(): Promise<void>
}

/** The file of released figures beside a SQLite file; undefined for PostgreSQL and for databases in memory. */
export function releasedPath(databaseUrl: string): string | undefined {
  if (!databaseUrl.startsWith('sqlite:') || databaseUrl === 'sqlite::memory:') return undefined
  return `${databaseUrl.slice('sqlite:'.length).replace(/\.db$/, '')}.statistics.db`
}
