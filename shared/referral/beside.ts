/**
 * What a referral's annotations add to its state: facts that stand beside its course. Annotations of the own
 * organisation are in no other feed, so both sides agree on the course and each has its own margin.
 */
import { isSealedType } from './event-type.ts'
import { aboutFamily, type FoldedEvent, fact, requestedFacts, texts, unmetNeedFacts } from './folded-event.ts'
import type { ReferralState } from './state.ts'

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

/** The latest word of each kind counts. */
export function besideFacts(beside: readonly FoldedEvent[]): BesideFacts {
  const removed = new Set(beside.flatMap((event) => (event.t === 'removed' ? texts(event.c['events']) : [])))
  const planned = beside.findLast((event) => event.t === 'planned')
  const followUpOn = planned === undefined ? undefined : fact(planned.c, 'followUpOn')
  const links = beside.filter((event) => event.t === 'link_made').map((event) => fact(event.c, 'until') ?? '')
  const answerLinkUntil = links.toSorted().at(-1)
  return {
    ...(followUpOn !== undefined && { followUpOn }),
    ...(answerLinkUntil !== undefined && { answerLinkUntil }),
    sealed: beside.flatMap((event) => (isSealedType(event.t) && !removed.has(event.id) ? [event.id] : [])),
  }
}
