/** Counts published offers by the kind of fact that was confirmed longest ago: an offer is as fresh as its oldest fact. */
import { factGroups, freshnessOf } from './freshness.ts'
import type { Offer } from './offer.ts'

/** Published offers by how far their facts may be relied on. */
export type FreshnessCounts = {
  offers: number
  /** All kinds of fact confirmed recently. */
  fresh: number
  /** At least one kind of fact is ageing, none is stale or was never confirmed. */
  ageing: number
  /** At least one kind of fact is stale or was never confirmed. */
  stale: number
  /** `YYYY-MM-DD` */
  on: string
}

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
