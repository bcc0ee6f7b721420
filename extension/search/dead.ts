/** Offers that changed or went live on in the large index until it is built anew: here they are marked. */
import type { SearchIndex } from './open-index.ts'

/** Places of the offers that no longer hold in an index. */
export function deadIn(index: SearchIndex, ids: readonly string[]): Set<number> {
  const gone = new Set(ids)
  const dead = new Set<number>()
  if (gone.size > 0)
    for (let offer = 0; offer < index.size; offer++) if (gone.has(index.offerId(offer))) dead.add(offer)
  return dead
}
