/** Whether a message may go to the other organisation: what the family allows, and that there is somebody to read it. */
import type { ReferralState } from '../../../shared/referral/state.ts'
import { isTerminal, mayAnswer, openScopes } from '../../../shared/referral/transitions.ts'
import type { Part } from './part.ts'

/** The sender writes under the consent to pass something on, the receiver under the consent to feedback. */
export function mayMessage(state: ReferralState, part: Part): boolean {
  if (state.kind !== 'referral' || state.to === null || state.withdrawnScopes.includes('forward_contact')) return false
  if (part === 'receiver') return mayAnswer(state)
  return part === 'sender' && openScopes(state).includes('forward_contact') && !isTerminal(state.status)
}
