/** Released rows from the file beside SQLite's, opened for reading alone. The file may appear while the server runs. */
import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { Problem } from '../../../shared/problem.ts'
import type { StatReleaseLogTable } from './rows.ts'
import type { ReleasedSource } from './source.ts'

/** The job writes for moments only; the write-ahead log lets us read meanwhile. */
const waitMs = 1000

/** Every read throws {Problem} unavailable where the file cannot be read; no file reads as nothing released. */
export function sqliteSource(path: string): ReleasedSource {
  let database: DatabaseSync | undefined

  /** Undefined before the first release: no file, or one in which the job has not committed its tables yet. */
  function open(): DatabaseSync | undefined {
    if (database !== undefined) return database
    if (!existsSync(path)) return undefined
    const opened = new DatabaseSync(path, { readOnly: true, timeout: waitMs })
    const there = opened.prepare("SELECT 1 FROM sqlite_master WHERE name = 'stat_release_log'").get()
    if (there === undefined) {
      opened.close()
      return undefined
    }
    database = opened
    return opened
  }

  function all<T>(sql: string, ...parameters: (string | number)[]): T[] {
    try {
      return (open()
        ?.prepare(sql)
        .all(...parameters) ?? []) as T[]
    } catch {
      throw new Problem('unavailable', undefined, { retryAfter: 5 })
    }
  }

  return {
    async newest() {
      const [row] = all<{ n: number; chain: string }>('SELECT n, chain FROM stat_release_log ORDER BY n DESC LIMIT 1')
      return row ?? { n: 0, chain: '' }
    },
    log: async () => all<StatReleaseLogTable>('SELECT * FROM stat_release_log ORDER BY n'),
    rows: async (table, period, revision) =>
      all(
        'SELECT coord, value FROM stat_release WHERE table_id = ? AND period = ? AND revision = ?',
        table,
        period,
        revision,
      ),
    async close() {
      database?.close()
      database = undefined
    },
  }
}
