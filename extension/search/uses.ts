/**
 * Which offers are used: released figures of closed quarters (disclosure control), and what was chosen on this device
 * for which need. Few of thousands, so they are looked up once per index and applied to those offers alone.
 */
import type { Need } from '../../shared/codes/need.ts'
import type { OfferUse as ReleasedUse } from '../../shared/offer-report.ts'
import type { OfferUse } from '../store/database.ts'
import type { SearchIndex } from './open-index.ts'
import { mostByUse, useWeights } from './quality.ts'

export type Uses = {
  released: ReadonlyMap<string, ReleasedUse['level']>
  /** By offer: how often for which need. */
  here: ReadonlyMap<string, ReadonlyMap<string, number>>
}

export const noUses: Uses = { released: new Map(), here: new Map() }

/** From so many times on an offer was chosen here often. */
const oftenHere = 5

/** Both kinds of use by offer, for one catalogue and one device. */
export function usesOf(released: readonly ReleasedUse[], here: readonly OfferUse[]): Uses {
  const byOffer = new Map<string, Map<string, number>>()
  for (const { offerId, need, count } of here)
    byOffer.set(offerId, (byOffer.get(offerId) ?? new Map<string, number>()).set(need, count))
  return { released: new Map(released.map(({ offerId, level }) => [offerId, level])), here: byOffer }
}

/** How often an offer was chosen here for any of the needs. */
export function chosenFor(uses: Uses, offerId: string, needs: ReadonlySet<Need>): number {
  let sum = 0
  for (const [need, count] of uses.here.get(offerId) ?? []) if (needs.has(need as Need)) sum += count
  return sum
}

/** Offers of an index that use lifts, each with its factor (above 1, at most 1 + `mostByUse`). */
export function liftedByUse(index: SearchIndex, uses: Uses, needs: ReadonlySet<Need>): Map<number, number> {
  const lifted = new Map<number, number>()
  for (const [id, offer] of placesOf(index, uses)) {
    const level = uses.released.get(id)
    const times = needs.size === 0 ? 0 : chosenFor(uses, id, needs)
    const sum =
      (level === undefined ? 0 : useWeights[level]) +
      (times === 0 ? 0 : times >= oftenHere ? useWeights.hereOften : useWeights.here)
    if (sum > 0) lifted.set(offer, 1 + Math.min(mostByUse, sum))
  }
  return lifted
}

const places = new WeakMap<Uses, WeakMap<SearchIndex, Map<string, number>>>()

/** Where the used offers stand in an index; found by one pass over its ids. */
function placesOf(index: SearchIndex, uses: Uses): Map<string, number> {
  const perIndex = places.get(uses) ?? new WeakMap<SearchIndex, Map<string, number>>()
  places.set(uses, perIndex)
  const before = perIndex.get(index)
  if (before !== undefined) return before
  const wanted = new Map<number, string[]>()
  for (const id of new Set([...uses.released.keys(), ...uses.here.keys()])) {
    const end = Number.parseInt(id.slice(-8), 16)
    wanted.set(end, [...(wanted.get(end) ?? []), id])
  }
  const found = new Map<string, number>()
  const { ids } = index.arrays
  const view = new DataView(ids.buffer, ids.byteOffset, ids.byteLength)
  if (wanted.size > 0)
    for (let offer = 0; offer < index.size; offer++) {
      const ending = wanted.get(view.getUint32(16 * offer + 12))
      const id = ending === undefined ? undefined : index.offerId(offer)
      if (id !== undefined && ending?.includes(id)) found.set(id, offer)
    }
  perIndex.set(index, found)
  return found
}
