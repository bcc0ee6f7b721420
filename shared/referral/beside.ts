/**
 * What a referral's annotations add to its state: facts that stand beside its course. Annotations of the own
 * organisation are in no other feed, so both sides agree on the course and each has its own margin.
 */
import { isSealedType } from './event-type.ts'
import { aboutFamily, type FoldedEvent, fact, requestedFacts, unmetNeedFacts } from './folded-event.ts'
import type { ReferralState } from './state.ts'
import { takesBack } from './takes-back.ts'

type OpeningFacts = Pick<ReferralState, 'requested' | 'unmetNeed' | 'presented'>
type BesideFacts = Pick<ReferralState, 'followUpOn' | 'answerLinkUntil' | 'sealed'>

/** The opening's facts; what the sender's organisation alone may know of the family comes from `described`. */
export function openingFacts(opening: FoldedEvent | undefined, beside: readonly FoldedEvent[]): OpeningFacts {
  if (opening?.t === 'unmet_need') return { unmetNeed: unmetNeedFacts(opening.c) }
  if (opening?.t === 'presented')
    return {
      presented: {
        on: fact(opening.c, 'on') ?? '',
        code: fact(opening.c, 'code') ?? '',
        feedback: opening.c['feedback'] === true,
      },
    }
  if (opening?.t !== 'requested') return {}
  const described = beside.findLast((event) => event.t === 'described')
  const requested = requestedFacts(opening.c)
  if (described === undefined) return { requested }
  const { on: _, ...family } = requestedFacts({ ...opening.c, ...described.c, ...aboutFamily(described.c) })
  return { requested: { ...family, on: requested.on } }
}

/**
 * The latest word of each kind counts.
 * @param withdrawn scopes of consent that were taken back
 */
export function besideFacts(beside: readonly FoldedEvent[], withdrawn: readonly string[]): BesideFacts {
  const planned = beside.findLast((event) => event.t === 'planned')
  const followUpOn = planned === undefined ? undefined : fact(planned.c, 'followUpOn')
  const links = beside.filter((event) => event.t === 'link_made').map((event) => fact(event.c, 'until') ?? '')
  const answerLinkUntil = links.toSorted().at(-1)
  return {
    ...(followUpOn !== undefined && { followUpOn }),
    ...(answerLinkUntil !== undefined && { answerLinkUntil }),
    sealed: standingSealed(beside, withdrawn),
  }
}

/**
 * Sealed parts that still stand: an organisation may remove its own, the sender the whole referral, and without
 * consent to pass contact data on nothing shared stays, whoever wrote it.
 */
function standingSealed(beside: readonly FoldedEvent[], withdrawn: readonly string[]): string[] {
  return beside.flatMap((event) => {
    if (!isSealedType(event.t) || beside.some((word) => takesBack(word, event))) return []
    return event.t === 'shared' && withdrawn.includes('forward_contact') ? [] : [event.id]
  })
}
