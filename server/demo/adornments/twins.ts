/**
 * Offers that somebody entered a second time, so that the search for duplicates finds what it is for. They stand
 * beside the offers that were asked for; no family is ever sent to them.
 */
import type { Offer } from '../../../shared/offer.ts'
import { daysBefore } from '../freshness.ts'
import { namedUuid } from '../identity.ts'
import { random } from '../random.ts'

/** How the second entry is called; long titles stay much alike. */
const respelled: readonly ((title: string) => string)[] = [(title) => title.toUpperCase(), (title) => `${title} (neu)`]
const longTitle = 24

/** Second entries of two offers that have all by which one knows an offer again; fewer in a small network. */
export function twinsOf(seed: number, today: string, offers: readonly Offer[]): Offer[] {
  const source = random(seed, 'twins')
  const clear = offers.filter(
    ({ title, status, phones, places }) =>
      status === 'published' && title.length >= longTitle && phones.length > 0 && places.length > 0,
  )
  return source.some(clear, respelled.length).map((offer, at): Offer => {
    const { description, openings, capacityOn, confirmed, ...same } = offer
    return {
      ...same,
      id: namedUuid(`demo|${seed}|twin|${offer.id}`),
      title: respelled[at]?.(offer.title) ?? offer.title,
      openings: [],
      capacity: 'unknown',
      verifiedOn: daysBefore(today, 400 + source.whole(0, 300)),
    }
  })
}
