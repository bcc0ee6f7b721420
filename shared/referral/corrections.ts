/**
 * What was taken back. A correction voids an earlier event of the same organisation, as if it were not
 * there. The opening cannot be taken back this way (it is entered in error), nor can a correction, nor that
 * consent was withdrawn: what was shared is erased by then, and each side has acted on it. An annotation
 * stands beside the course, where there is nothing to void.
 * The 72 hours are asked of the writing device, not here: the fold knows no clock.
 */
import { isAnnotation, isOpening } from './event-type.ts'
import type { FoldedEvent } from './folded-event.ts'

/**
 * What is voided, and by what, as places in the ordered list (from 0).
 * @param ordered all events of one referral, by (Lamport number, id)
 * @param fits whether a correction was allowed when its author wrote it; one that does not fit voids nothing
 */
export function corrections(
  ordered: readonly FoldedEvent[],
  fits: (event: FoldedEvent) => boolean,
): { voided: ReadonlySet<number>; correcting: ReadonlySet<number> } {
  const voided = new Set<number>()
  const correcting = new Set<number>()
  for (const [index, event] of ordered.entries()) {
    if (event.t !== 'corrected' || !fits(event)) continue
    const at = ordered.findIndex((other) => other.id === event.c['voids'])
    const target = ordered[at]
    if (target === undefined || target.org !== event.org || target.lam >= event.lam) continue
    if (!isCorrectable(target.t)) continue
    voided.add(at)
    correcting.add(index)
  }
  return { voided, correcting }
}

/** Whether an event of this type can be taken back at all. */
export function isCorrectable(type: string): boolean {
  return !isOpening(type) && !isAnnotation(type) && type !== 'corrected' && type !== 'consent_withdrawn'
}
