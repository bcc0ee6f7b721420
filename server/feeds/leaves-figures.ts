/** Which erasures take a referral out of the statistics as well. */
import type { EraseReason } from './erase-statement.ts'

/**
 * Whoever wishes to be forgotten is not counted any more, in all that was not released yet. That a deletion period
 * ended says nothing of the kind: the pseudonymous record stays until the last figures it counts in are released.
 * @param erasure `part`: only some events go, while the referral goes on
 */
export function leavesFigures({ why, part }: { why: EraseReason; part?: boolean | undefined }): boolean {
  return part !== true && (why === 'request' || why === 'removed')
}
