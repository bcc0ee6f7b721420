/** Counts published offers by the kind of fact that was confirmed longest ago: an offer is as fresh as its oldest fact. */
import { factGroups, freshnessOf } from '../../../shared/freshness.ts'
import type { Offer } from '../../../shared/offer.ts'
import type { FreshnessCounts } from './source.ts'

/** @param today `YYYY-MM-DD` */
export function freshnessCounts(offers: readonly Offer[], today: string): FreshnessCounts {
  const counts: FreshnessCounts = { offers: 0, fresh: 0, ageing: 0, stale: 0, on: today }
  for (const offer of offers) {
    if (offer.status !== 'published') continue
    const states = factGroups.map((group) => freshnessOf(offer, group, today))
    const oldest = states.some((state) => state === 'stale' || state === 'unknown')
      ? 'stale'
      : states.includes('ageing')
        ? 'ageing'
        : 'fresh'
    counts[oldest] += 1
    counts.offers += 1
  }
  return counts
}
