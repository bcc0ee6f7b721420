/** Which part the own organisation has in a record; what may be done and asked follows from it. */
import type { ReferralState } from '../../../shared/referral/state.ts'
import type { Side } from '../../../shared/referral/transitions.ts'

/** `desk`: a family came to the own desk with a code, and no other organisation takes part. */
export type Part = 'sender' | 'receiver' | 'desk'

/** Undefined for a record of others, such as an arrival that another organisation reports. */
export function partOf({ kind, from, to }: ReferralState, organisationId: string): Part | undefined {
  if (from === organisationId) return kind === 'arrival' ? 'desk' : 'sender'
  return to === organisationId ? 'receiver' : undefined
}

/** As which side of the record it writes. */
export function sideOf(part: Part): Side {
  return part === 'receiver' ? 'receiver' : 'sender'
}
