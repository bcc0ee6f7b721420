/** How old knowledge about an offer is, and what is known of its capacity. */
import type { Capacity } from '../../shared/codes/index.ts'
import type { FactGroup } from '../../shared/freshness.ts'
import type { Offer } from '../../shared/offer.ts'
import { dayMs, dayOf } from '../../shared/utc-day.ts'
import type { OfferKind } from './kinds/index.ts'
import type { Random } from './random.ts'

/** The day a number of days before another, `YYYY-MM-DD`. */
export function daysBefore(day: string, count: number): string {
  return dayOf(Date.parse(`${day}T00:00:00Z`) - count * dayMs)
}

/** Age in days of the last verification: most within half a year, a tail up to three years. */
export function verificationAge(source: Random): number {
  const kind = source.next()
  if (kind < 0.22) return source.whole(0, 30)
  if (kind < 0.62) return source.whole(31, 180)
  if (kind < 0.82) return source.whole(181, 365)
  return source.whole(366, 1095)
}

const likelihood: Record<OfferKind['room'], readonly (readonly [Capacity, number])[]> = {
  easy: [
    ['available', 0.68],
    ['few', 0.16],
    ['unknown', 0.16],
  ],
  mixed: [
    ['available', 0.32],
    ['few', 0.24],
    ['waitlist', 0.18],
    ['full', 0.06],
    ['unknown', 0.2],
  ],
  scarce: [
    ['waitlist', 0.42],
    ['full', 0.18],
    ['few', 0.17],
    ['available', 0.06],
    ['clearing_needed', 0.05],
    ['unknown', 0.12],
  ],
}

/** Capacity with the day it was known; never older than the verification is young. */
export function capacityOf(
  source: Random,
  kind: OfferKind,
  today: string,
  age: number,
): Pick<Offer, 'capacity' | 'capacityOn'> {
  let left = source.next()
  const [capacity] = likelihood[kind.room].find(([, share]) => {
    left -= share
    return left < 0
  }) ?? ['unknown' as const]
  if (capacity === 'unknown') return { capacity }
  return { capacity, capacityOn: daysBefore(today, source.whole(0, Math.min(age + 20, 400))) }
}

/** A fifth of what nobody looked through for two months was confirmed in single points since, mostly by its provider. */
export function confirmedOf(source: Random, offer: Offer, today: string, age: number): Pick<Offer, 'confirmed'> {
  if (age < 60 || !source.chance(0.2)) return {}
  const known: Partial<Record<FactGroup, boolean>> = {
    contact: offer.phones.length > 0,
    openings: offer.openings.length > 0,
    cost: offer.cost !== 'unknown',
    audience: true,
  }
  const groups = (Object.keys(known) as FactGroup[]).filter((group) => known[group])
  const by = source.chance(0.7) ? { by: offer.organisationId } : {}
  const on = daysBefore(today, source.whole(0, 50))
  return {
    confirmed: Object.fromEntries(source.some(groups, source.whole(1, 2)).map((group) => [group, { on, ...by }])),
  }
}
