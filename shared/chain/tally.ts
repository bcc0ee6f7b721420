/**
 * What some offers of the chain amount to together: how many, how many of them one may rely on, how many have room,
 * and whether a family that needs one stands before a hole.
 */
import { freshnessOf, relianceOf } from '../freshness.ts'
import type { Offer } from '../offer.ts'

/**
 * `no_offer`: there is none. `none_reachable`: all are full without a waiting list, or pause. `all_stale`: nobody has
 * confirmed for long what is said of them, so nobody knows whether they are still there.
 */
type Hole = 'no_offer' | 'none_reachable' | 'all_stale'

export type Tally = { count: number; reliable: number; free: number; hole?: Hole }

/** What of one offer counts, read once however many cells it stands in. */
export type Standing = { reliable: boolean; free: boolean; reachable: boolean }

/** At least half of what is said of an offer must be confirmed recently enough to be relied on. */
const reliableFrom = 0.5

/** Offers that professionals see; drafts and what has ended are no part of the chain. */
export function inChain({ status }: Pick<Offer, 'status'>): boolean {
  return status === 'published' || status === 'paused'
}

/** @param today `YYYY-MM-DD` */
export function standingOf(offer: Offer, today: string): Standing {
  const reachable = offer.status !== 'paused' && offer.capacity !== 'full' && offer.capacity !== 'paused'
  const roomy = offer.capacity === 'available' || offer.capacity === 'few'
  const knownLately = ['fresh', 'ageing'].includes(freshnessOf(offer, 'capacity', today))
  return {
    reliable: relianceOf(offer, today) >= reliableFrom,
    free: reachable && roomy && knownLately,
    reachable,
  }
}

/** What the offers of one cell amount to; `hole` is absent where some can be reached and some relied on. */
export function tallyOf(standings: readonly Standing[]): Tally {
  const count = standings.length
  const reliable = standings.filter((one) => one.reliable).length
  const free = standings.filter((one) => one.free).length
  const hole = holeOf(standings)
  return { count, reliable, free, ...(hole === undefined ? {} : { hole }) }
}

function holeOf(standings: readonly Standing[]): Hole | undefined {
  if (standings.length === 0) return 'no_offer'
  if (!standings.some((one) => one.reachable)) return 'none_reachable'
  if (!standings.some((one) => one.reliable)) return 'all_stale'
  return undefined
}

/** How much of a cell may be relied on, for words: everything, most, some, nothing. */
type Reliance = 'all' | 'most' | 'some' | 'none'

/** How many of a cell's offers are reliable: `most` from half of them on; `none` for an empty cell too. */
export function relianceIn({ count, reliable }: Pick<Tally, 'count' | 'reliable'>): Reliance {
  if (reliable === 0) return 'none'
  if (reliable === count) return 'all'
  return reliable * 2 >= count ? 'most' : 'some'
}
