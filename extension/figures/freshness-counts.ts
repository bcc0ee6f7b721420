/** How far the published offers may be relied on, counted whole: an offer is as old as its oldest kind of fact. */
import { factGroups, freshnessOf } from '../../shared/freshness.ts'
import type { Offer } from '../../shared/offer.ts'
import type { FreshnessCounts } from './build/source.ts'

/** @param on the day of the count, `YYYY-MM-DD` */
export function freshnessCounts(offers: readonly Offer[], on: string): FreshnessCounts {
  const counts = { offers: 0, fresh: 0, ageing: 0, stale: 0 }
  for (const offer of offers) {
    if (offer.status !== 'published') continue
    const found = new Set(factGroups.map((group) => freshnessOf(offer, group, on)))
    counts.offers += 1
    counts[found.has('stale') || found.has('unknown') ? 'stale' : found.has('ageing') ? 'ageing' : 'fresh'] += 1
  }
  return { ...counts, on }
}
