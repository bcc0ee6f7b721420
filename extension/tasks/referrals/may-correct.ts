/**
 * Whether the last own event may be taken back: within 72 hours by this device's clock. One side of a conflict always
 * may: a device that was away for longer learns of the conflict only then, and it has to be settled all the same.
 */
import type { HistoryEntry, ReferralState } from '../../../shared/referral/state.ts'
import { correctable } from '../../../shared/referral/transitions.ts'

const hours72 = 72 * 60 * 60 * 1000

/** @param now milliseconds since 1970 */
export function mayCorrect(state: ReferralState, organisationId: string, now: number): HistoryEntry | undefined {
  const last = correctable(state, organisationId)
  if (last === undefined || state.concurrent.some((pair) => pair.includes(last.id))) return last
  return now - Date.parse(last.at) <= hours72 ? last : undefined
}
