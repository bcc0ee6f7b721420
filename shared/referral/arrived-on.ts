/**
 * The day on which a family arrived as far as somebody knows it: by the receiver's, the family's or the sender's own
 * eyes. An assumption is no arrival, here as everywhere.
 */
import { texts } from './folded-event.ts'
import type { HistoryEntry, ReferralState } from './state.ts'

const arrivals: readonly string[] = ['arrived', 'completed']
const unknown: readonly string[] = ['sender_assumed', 'none']

/** Whether an entry says that the family arrived, and from whom it is known. */
function isKnownArrival({ type, facts, effect }: HistoryEntry): boolean {
  return effect === 'applied' && arrivals.includes(type) && !unknown.includes(texts([facts['evidence']])[0] ?? 'none')
}

/** `YYYY-MM-DD` of the first arrival that is known; undefined where there is none, or all was entered in error. */
export function arrivedOn({ history, status }: Pick<ReferralState, 'history' | 'status'>): string | undefined {
  if (status === 'entered-in-error') return undefined
  const on = history.find(isKnownArrival)?.facts['on']
  return typeof on === 'string' ? on : undefined
}
