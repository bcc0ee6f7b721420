/**
 * When a referral's time is over. Counted from the day on which the server received the last event that counts: a
 * device with a wrong clock can neither have a referral wiped early nor keep it for ever. Devices read the same
 * periods from the same events (extension/sync/retention.ts) and obey where they agree.
 */
import type { Retention } from '../../shared/network.ts'
import { isAnnotation } from '../../shared/referral/event-type.ts'
import type { ReferralState } from '../../shared/referral/state.ts'
import { isTerminal } from '../../shared/referral/transitions.ts'
import { dayOf } from '../../shared/utc-day.ts'

/** What is to be erased by now: everything, sealed parts alone, or nothing. */
export type Due = 'all' | 'sealed' | 'nothing'

/** @param changed when the last event that counts was received (ms since 1970) */
export function dueOf(state: ReferralState, changed: number, retention: Retention, now: number): Due {
  const over = (months: number) => monthsLater(changed, months) <= dayOf(now)
  const ended = state.kind !== 'referral' || isTerminal(state.status)
  if (over(retention.silent) || (ended && over(retention.ended))) return 'all'
  return ended && over(retention.sealed) ? 'sealed' : 'nothing'
}

/** The events that count: those of the referral's course that applied, and what was shared. */
export function countingEvents(state: ReferralState): Set<string> {
  const counting = state.history.filter(
    ({ effect, type }) => effect === 'applied' && (type === 'shared' || !isAnnotation(type)),
  )
  return new Set(counting.map(({ id }) => id))
}

/** The day so many months after an instant, at most the month's last, `YYYY-MM-DD`. */
export function monthsLater(at: number, months: number): string {
  const day = new Date(at)
  const [year, month] = [day.getUTCFullYear(), day.getUTCMonth() + months]
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return dayOf(Date.UTC(year, month, Math.min(day.getUTCDate(), last)))
}
