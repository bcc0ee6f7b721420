/** Whom an event reaches: both sides of its referral, or its author's organisation alone (`own`). */
import { Problem } from '../../shared/problem.ts'
import { type EventType, isOpening, isOwnType } from '../../shared/referral/event-type.ts'
import type { ReferralState } from '../../shared/referral/state.ts'
import { mayAnswer, openScopes } from '../../shared/referral/transitions.ts'

/**
 * Whether the event is for `org` alone. Where the family allows no answer, the receiver records its work for itself;
 * that consent was withdrawn goes to both sides always.
 * @param state the referral so far; undefined for its first event
 * @throws {Problem} `forbidden`: contact data or a message that consent does not cover, or that no receiver could read
 */
export function isForOwnAlone(type: EventType, state: ReferralState | undefined, org: string): boolean {
  if (isOwnType(type)) return true
  if (type === 'shared' && !mayShare(state, org)) throw new Problem('forbidden')
  if (state === undefined || isOpening(type) || type === 'consent_withdrawn') return false
  return isReceiver(state, org) && !mayAnswer(state)
}

function mayShare(state: ReferralState | undefined, org: string): boolean {
  if (state === undefined || state.to === null || state.withdrawnScopes.includes('forward_contact')) return false
  return isReceiver(state, org) ? mayAnswer(state) : openScopes(state).includes('forward_contact')
}

function isReceiver({ from, to }: ReferralState, org: string): boolean {
  return to === org && from !== org
}

/** The other organisation of a referral, for which `shared` is sealed too. */
export function otherSide({ from, to }: { from: string; to: string | null }, org: string): string | undefined {
  return (org === from ? to : from) ?? undefined
}
