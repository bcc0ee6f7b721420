/** What the demonstration's professionals refer to: a few offers very often, most of them now and then. */
import type { Offer } from '../../../shared/offer.ts'
import { random } from '../random.ts'

/** `overflows`: wanted by more families than it has room for; `breaks`: who is sent there is often never heard of again. */
export type Trouble = 'overflows' | 'breaks'

export type Demand = {
  /** The offer that overflows, where there is one. */
  wanted: Offer | undefined
  /** How often an offer is chosen, relative to the others. */
  weightOf(offer: Offer): number
  troubleOf(offer: Offer): Trouble | undefined
}

/** The field of action in which the demonstration's chain breaks. */
const brokenField = 'education'

export function demand(seed: number, offers: readonly Offer[]): Demand {
  const open = offers.filter(({ status }) => status === 'published')
  const order = new Map(open.map(({ id }) => [id, random(seed, 'demand', id).next()]))
  const ranked = open.toSorted((one, other) => (order.get(one.id) ?? 0) - (order.get(other.id) ?? 0))
  const rank = new Map(ranked.map(({ id }, at) => [id, at]))
  const wanted = ranked.find(({ fields }) => fields[0] === 'health')
  return {
    wanted,
    weightOf: ({ id }) => (id === wanted?.id ? 1 : 1 / (2 + (rank.get(id) ?? open.length)) ** 0.8),
    troubleOf: ({ id, fields }) => {
      if (id === wanted?.id) return 'overflows'
      return fields[0] === brokenField ? 'breaks' : undefined
    },
  }
}
