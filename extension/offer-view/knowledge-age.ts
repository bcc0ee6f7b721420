/** How old the knowledge about an offer is. At sign of doubt the tool says what it knows. */
import type { Offer } from '../../shared/offer.ts'
import { agoText, daysBetween } from '../ui/days.ts'
import { t } from '../ui/words.ts'

/** After so many days nobody should rely on what was once confirmed. */
const staleAfterDays = { capacity: 60, offer: 365 } as const

/** `Plätze frei, Stand vor 3 Wochen`. An unknown capacity has no date worth telling. */
export function capacityText(offer: Pick<Offer, 'capacity' | 'capacityOn'>, today: string): string {
  const capacity = t(`find:capacity.${offer.capacity}`)
  if (offer.capacity === 'unknown') return capacity
  if (offer.capacityOn === undefined) return t('find:capacityUndated', { capacity })
  return t('find:capacityAsOf', { capacity, ago: agoText(offer.capacityOn, today) })
}

/** Whether what is said about room may be trusted less, for a quieter tone. */
export function capacityIsOld(offer: Pick<Offer, 'capacityOn'>, today: string): boolean {
  return offer.capacityOn === undefined || daysBetween(offer.capacityOn, today) > staleAfterDays.capacity
}

/** Whether the offer as a whole was not confirmed for long, or never. */
export function isStale(offer: Pick<Offer, 'verifiedOn'>, today: string): boolean {
  return offer.verifiedOn === undefined || daysBetween(offer.verifiedOn, today) > staleAfterDays.offer
}
