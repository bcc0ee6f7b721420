/**
 * The two tables of what was released, and what a release's hash is made of. Every entry of the log carries the hash
 * of its rows and of the entry before, so that neither a number nor a whole release can be changed unseen.
 */
import { createHash } from 'node:crypto'
import type { Dimension } from '../../../shared/statistics/dimensions.ts'

/** A number that may be shown. What is hidden is not stored at all. */
type StatReleaseTable = { table_id: string; period: string; coord: string; revision: number; value: number }

/** One release of a table, or the beginning of a noise key (released/log.ts). */
export type StatReleaseLogTable = {
  /** 1, 2, 3 … in the order of the releases. */
  n: number
  table_id: string
  period: string
  revision: number
  /** The categories of each dimension on that day, as JSON. */
  categories: string
  /** `hashOfRows`, in hex. */
  hash: string
  /** `chainAfter` the entry before; the first follows upon nothing. */
  chain: string
  params_version: string
  /** Which noise key was used (`noisePrint`); says nothing of it. */
  key_print: string
  released_at: number
  job_version: string
}

export type ReleasedTables = { stat_release: StatReleaseTable; stat_release_log: StatReleaseLogTable }

/** Categories of a table's dimensions, in order. */
export type Categories = Readonly<Partial<Record<Dimension, readonly string[]>>>

/** Coordinate and value, in the order of the coordinates. */
export type ReleasedRow = readonly [coord: string, value: number]

type Released = Pick<StatReleaseLogTable, 'table_id' | 'period' | 'revision' | 'params_version' | 'categories'>

/** SHA-256 over what a release says, in hex: place, revision, parameters, categories and rows. */
export function hashOfRows(entry: Released, rows: readonly ReleasedRow[]): string {
  const { table_id, period, revision, params_version, categories } = entry
  return sha256(JSON.stringify([table_id, period, revision, params_version, categories, rows]))
}

/** The chain's hash with one more entry. @param before the chain's hash so far, empty at the beginning */
export function chainAfter(before: string, entry: Omit<StatReleaseLogTable, 'categories' | 'chain'>): string {
  const { n, table_id, period, revision, hash, params_version, key_print, released_at, job_version } = entry
  const parts = [before, n, table_id, period, revision, hash, params_version, key_print, released_at, job_version]
  return sha256(JSON.stringify(parts))
}

/** Number of the first entry that does not follow upon the one before; undefined where all do. */
export function firstBreak(log: readonly Omit<StatReleaseLogTable, 'categories'>[]): number | undefined {
  let before = ''
  for (const [place, entry] of log.entries()) {
    if (entry.n !== place + 1 || chainAfter(before, entry) !== entry.chain) return place + 1
    before = entry.chain
  }
  return undefined
}

/** By code units, as both engines and every locale agree on. */
export function inOrderOfCoord(rows: Iterable<ReleasedRow>): ReleasedRow[] {
  return [...rows].sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
