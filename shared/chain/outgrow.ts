/** From which age on a child is too old for an offer: by the offer's own ages, else by the life phases it is for. */
import { lifePhases } from '../codes/life-phase.ts'
import type { Offer } from '../offer.ts'

type Aged = Pick<Offer, 'ageFromMonths' | 'ageToMonths' | 'lifePhases'>

/** Age in months from which the offer no longer fits; undefined for offers of all phases that name no age. */
export function endsAt(offer: Aged): number | undefined {
  if (offer.ageToMonths !== undefined) return offer.ageToMonths
  if (offer.lifePhases.includes('all_phases')) return undefined
  const ends = lifePhases.filter(({ code }) => offer.lifePhases.includes(code)).map(({ ageToMonths }) => ageToMonths)
  return ends.length === 0 ? undefined : Math.max(...ends)
}

/** Age in months from which the offer fits. */
export function beginsAt(offer: Aged): number {
  if (offer.ageFromMonths !== undefined) return offer.ageFromMonths
  const starts = lifePhases.filter(({ code }) => offer.lifePhases.includes(code)).map((phase) => phase.ageFromMonths)
  return Math.min(...starts)
}

/**
 * Whether a child of so many months fits. The first month counts, that from which the offer ends does not.
 * @param months of age, negative before birth
 */
export function fitsAt(offer: Aged, months: number): boolean {
  const end = endsAt(offer)
  return beginsAt(offer) <= months && (end === undefined || months < end)
}

/** Further ahead nobody plans the next link for a child. */
export const furthestAhead = 36

/**
 * The age in months at which this child will be too old, when that is near enough to think of the next link; undefined
 * when it is not, or when the child is too old already.
 * @param ageMonths negative before birth
 */
export function outgrowsAt(offer: Aged, ageMonths: number): number | undefined {
  const end = endsAt(offer)
  return end !== undefined && ageMonths < end && end - ageMonths <= furthestAhead ? end : undefined
}
