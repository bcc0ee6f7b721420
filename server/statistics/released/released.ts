/**
 * What was released, as the API may read it: a database of its own that holds nothing else (a file beside SQLite's, a
 * schema and a role of its own on PostgreSQL), so that no mistake in a query can reach an event or a rollup.
 */
import { Problem } from '../../../shared/problem.ts'
import { isFinal } from '../../../shared/statistics/period.ts'
import { tableOf } from '../../../shared/statistics/tables.ts'
import { postgresSource } from './postgres-source.ts'
import { type Categories, firstBreak, hashOfRows, inOrderOfCoord, type StatReleaseLogTable } from './rows.ts'
import { type ReleasedSource, releasedPath } from './source.ts'
import { sqliteSource } from './sqlite-source.ts'

/** One release of a table for a period; its newest revision is what is read. */
export type Release = {
  /** `Table.id` */
  table: string
  period: string
  revision: number
  final: boolean
  /** ms since 1970 */
  releasedAt: number
  paramsVersion: string
  /** The categories of each dimension on that day, in order: hidden cells are told from them, never from the numbers. */
  categories: Categories
  /** SHA-256 over table, period, revision, parameters, categories and rows, in hex. */
  hash: string
}

/** The numbers that may be shown, by `coordOf` (shared/statistics/tables.ts); whatever is not in it is hidden. */
export type ReleasedCells = { release: Release; values: ReadonlyMap<string, number> }

export type Released = {
  /**
   * The newest release of every table and period, in order of table and period.
   * @throws {Problem} `release_broken` where the log is not the one that was written; `unavailable`
   */
  releases(): Promise<Release[]>
  /**
   * A table in a period; undefined where it was not released.
   * @throws {Problem} `release_broken` where the rows are not those that were released; `unavailable`
   */
  cells(table: string, period: string): Promise<ReleasedCells | undefined>
  close(): Promise<void>
}

/** Tables whose numbers are kept in memory once they were held against their hash. */
const keptTables = 400

/**
 * Opens what was released from the database at that address; opens nothing but for reading, and only when first asked.
 * @param options.statisticsUrl PostgreSQL: address with a login that may read the schema `released` alone
 */
export function openReleased(databaseUrl: string, options: { statisticsUrl?: string } = {}): Released {
  const source = openSource(databaseUrl, options)
  return source === undefined ? nothingReleased : readReleased(source)
}

/** For a database in memory, and where no statistics are wanted. */
export const nothingReleased: Released = {
  releases: async () => [],
  cells: async () => undefined,
  close: async () => undefined,
}

/** Undefined for a database in memory: nothing is ever released of it. */
export function openSource(
  databaseUrl: string,
  { statisticsUrl }: { statisticsUrl?: string } = {},
): ReleasedSource | undefined {
  const path = releasedPath(databaseUrl)
  if (path !== undefined) return sqliteSource(path)
  return databaseUrl.startsWith('sqlite:') ? undefined : postgresSource(databaseUrl, statisticsUrl)
}

type Logged = { entry: StatReleaseLogTable; release: Release }

function readReleased(source: ReleasedSource): Released {
  let known: { chain: string; log: Promise<Map<string, Logged>> } | undefined
  /** By hash: what a hash stands for never changes, so what was once held against it needs no second look. */
  const checked = new Map<string, ReadonlyMap<string, number>>()

  async function newestEntries(): Promise<Map<string, Logged>> {
    const { chain } = await source.newest()
    if (known?.chain !== chain) known = { chain, log: readLog(source) }
    try {
      return await known.log
    } catch (error) {
      known = undefined
      throw error
    }
  }

  async function valuesOf(entry: StatReleaseLogTable): Promise<ReadonlyMap<string, number>> {
    const present = checked.get(entry.hash)
    if (present !== undefined) return present
    const found = await source.rows(entry.table_id, entry.period, entry.revision)
    const rows = inOrderOfCoord(found.map(({ coord, value }) => [coord, value] as const))
    if (hashOfRows(entry, rows) !== entry.hash) throw new Problem('release_broken')
    for (const oldest of checked.keys()) if (checked.size >= keptTables) checked.delete(oldest)
    const values = new Map(rows)
    checked.set(entry.hash, values)
    return values
  }

  return {
    releases: async () => [...(await newestEntries()).values()].map(({ release }) => release),
    async cells(table, period) {
      const logged = (await newestEntries()).get(keyOf(table, period))
      return logged && { release: logged.release, values: await valuesOf(logged.entry) }
    },
    close: () => source.close(),
  }
}

/** The newest entry of every table of today's catalogue and period, in order of both. */
async function readLog(source: ReleasedSource): Promise<Map<string, Logged>> {
  const log = await source.log()
  if (firstBreak(log) !== undefined) throw new Problem('release_broken')
  const newest = new Map<string, StatReleaseLogTable>()
  for (const entry of log) {
    if (tableOf(entry.table_id) === undefined) continue
    const key = keyOf(entry.table_id, entry.period)
    if ((newest.get(key)?.revision ?? 0) < entry.revision) newest.set(key, entry)
  }
  const sorted = [...newest].sort(([one], [other]) => (one < other ? -1 : 1))
  return new Map(sorted.map(([key, entry]) => [key, { entry, release: releaseOf(entry) }]))
}

function releaseOf(entry: StatReleaseLogTable): Release {
  return {
    table: entry.table_id,
    period: entry.period,
    revision: entry.revision,
    final: isFinal(entry.revision, tableOf(entry.table_id)?.matures ?? false),
    releasedAt: entry.released_at,
    paramsVersion: entry.params_version,
    categories: JSON.parse(entry.categories) as Categories,
    hash: entry.hash,
  }
}

const keyOf = (table: string, period: string) => `${table} ${period}`
