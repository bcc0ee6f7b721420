/** The facts of an offer that its provider is asked about: what families and those who send them need most. */

import type { Offer } from '../../shared/offer.ts'
import { toBase64url } from '../../shared/protocol/bytes.ts'
import { leafOf } from '../../shared/protocol/chain.ts'
import { canonical, sameValue } from '../../shared/same-value.ts'

export const facts = ['phones', 'email', 'url', 'openingNote', 'capacity', 'costNote'] as const
export type Fact = (typeof facts)[number]

/** The facts as they shall stand; undefined where there is none. */
export type Facts = { [F in Fact]: Offer[F] | undefined }

/** Which of the facts a correction changes. */
export function changedFacts(before: Offer, after: Offer): Fact[] {
  return facts.filter((fact) => !sameValue(before[fact], after[fact]))
}

/** Names what a form was shown for: an answer to something else is not taken unseen. */
export function seenOf(offer: Offer): string {
  const shown = facts.map((fact) => offer[fact] ?? null)
  return toBase64url(leafOf(canonical([offer.status, ...shown])).slice(0, 12))
}
