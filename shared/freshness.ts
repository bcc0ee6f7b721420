/**
 * How far what is said of an offer may still be relied on. Knowledge ages per kind of fact: free places in weeks, a
 * telephone number in a year. A day is the whole of what is known: who looked, and nothing of any family.
 */
import type { Offer } from './offer.ts'
import { dayMs } from './utc-day.ts'

/** The kinds of fact of an offer that a person can confirm or report as wrong one by one. */
export const factGroups = ['contact', 'openings', 'access', 'capacity', 'cost', 'audience', 'place'] as const
export type FactGroup = (typeof factGroups)[number]

/** The offer's fields that belong to a kind of fact; what stands in none belongs to the offer as a whole. */
export const fieldsOfGroup = {
  contact: ['phones', 'email', 'url'],
  openings: ['openings', 'openingNote'],
  access: ['access', 'accessNote', 'requiredDocuments', 'status'],
  capacity: ['capacity'],
  cost: ['cost', 'costNote'],
  audience: ['ageFromMonths', 'ageToMonths', 'lifePhases', 'targetGroups', 'areaIds', 'languages'],
  place: ['places', 'settings'],
} as const satisfies Record<FactGroup, readonly (keyof Offer)[]>

/** Days after which knowledge begins to age, and after which nobody should rely on it. */
export const relyDays: Readonly<Record<FactGroup, { ageing: number; stale: number }>> = {
  capacity: { ageing: 21, stale: 60 },
  openings: { ageing: 120, stale: 365 },
  access: { ageing: 180, stale: 365 },
  contact: { ageing: 180, stale: 365 },
  cost: { ageing: 180, stale: 365 },
  place: { ageing: 365, stale: 730 },
  audience: { ageing: 365, stale: 730 },
}

export type Freshness = 'fresh' | 'ageing' | 'stale' | 'unknown'

/** What freshness is read from. */
export type Dated = Pick<Offer, 'verifiedOn' | 'capacityOn' | 'confirmed'>

/** The day on which the kind of fact was last confirmed, by itself or with the whole offer. */
export function confirmedOn(offer: Dated, group: FactGroup): string | undefined {
  const own = offer.confirmed?.[group]?.on
  const days = [own, group === 'capacity' ? offer.capacityOn : offer.verifiedOn].filter((day) => day !== undefined)
  return days.sort().at(-1)
}

/** @param today `YYYY-MM-DD` */
export function freshnessOf(offer: Dated, group: FactGroup, today: string): Freshness {
  const on = confirmedOn(offer, group)
  if (on === undefined) return 'unknown'
  const age = (Date.parse(today) - Date.parse(on)) / dayMs
  const { ageing, stale } = relyDays[group]
  return age > stale ? 'stale' : age > ageing ? 'ageing' : 'fresh'
}

/** How much of the offer may be relied on, from 0 (nothing) to 1 (all fresh); unknown counts as stale. */
export function relianceOf(offer: Dated, today: string): number {
  const worth = { fresh: 1, ageing: 0.6, stale: 0, unknown: 0 } as const
  const sum = factGroups.reduce((total, group) => total + worth[freshnessOf(offer, group, today)], 0)
  return sum / factGroups.length
}
