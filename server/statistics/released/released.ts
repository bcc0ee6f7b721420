/**
 * What was released, as the API may read it: a database of its own that holds nothing else (a file beside SQLite's, a
 * schema and a role of its own on PostgreSQL), so that no mistake in a query can reach an event or a rollup.
 */
import type { Dimension } from '../../../shared/statistics/dimensions.ts'

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
  categories: Readonly<Partial<Record<Dimension, readonly string[]>>>
  /** SHA-256 over revision, categories and rows, in hex. */
  hash: string
}

/** The numbers that may be shown, by `coordOf` (shared/statistics/tables.ts); whatever is not in it is hidden. */
export type ReleasedCells = { release: Release; values: ReadonlyMap<string, number> }

export type Released = {
  /** The newest release of every table and period, in order of table and period. */
  releases(): Promise<Release[]>
  /**
   * A table in a period; undefined where it was not released.
   * @throws {Problem} `release_broken` where the rows are not those that were released
   */
  cells(table: string, period: string): Promise<ReleasedCells | undefined>
  close(): Promise<void>
}
