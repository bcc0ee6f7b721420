/** Whether the last own event may be taken back: within 72 hours by this device's clock. */
import type { HistoryEntry, ReferralState } from '../../../shared/referral/state.ts'
import { correctable } from '../../../shared/referral/transitions.ts'

const hours72 = 72 * 60 * 60 * 1000

/** @param now milliseconds since 1970 */
export function mayCorrect(state: ReferralState, organisationId: string, now: number): HistoryEntry | undefined {
  const last = correctable(state, organisationId)
  const written = last === undefined ? Number.NaN : Date.parse(last.at)
  return now - written <= hours72 ? last : undefined
}
