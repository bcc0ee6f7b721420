/**
 * What was taken back. A correction voids an earlier event of the same organisation, as if it were not
 * there. The opening cannot be taken back this way (it is entered in error), nor can a correction.
 * The 72 hours are asked of the writing device, not here: the fold knows no clock.
 */

import { isOpening } from './event-type.ts'
import type { FoldedEvent } from './folded-event.ts'

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
    if (isOpening(target.t) || target.t === 'corrected') continue
    voided.add(at)
    correcting.add(index)
  }
  return { voided, correcting }
}
