/**
 * What comes after an offer: first what coordinators have joined to it, then what usually follows its type, last another
 * offer of the same type for older children. Near the family first, full ones last, and nothing the child is too old for.
 */
import type { ChainLink } from '../chain-link.ts'
import type { OfferType } from '../codes/index.ts'
import { offerTypeFacts } from '../codes/offer-type-facts.ts'
import type { Offer } from '../offer.ts'
import { isAt } from './links.ts'
import { endsAt, fitsAt, outgrowsAt } from './outgrow.ts'
import { stepsApart, type Ways } from './reach.ts'

type Why = 'link' | 'usual' | 'same_type'
export type Next = { offer: Offer; why: Why; link?: ChainLink }

/** What the device knows around an offer. `offers` may hold more than can follow. */
type Known = { offers: readonly Offer[]; links: readonly ChainLink[]; ways: Ways }
/** The family as far as it may be known: where it lives, and the child's age in months. */
type Family = { areaId?: string; ageMonths?: number }

/** Offers of one kind are alike: of each the best is enough. */
const perGroup = 1

/** The types whose offers may follow, so that only those need reading. */
export function typesAfter(offer: Pick<Offer, 'id' | 'offerType'>, links: readonly ChainLink[]): OfferType[] {
  const linked = links.flatMap(({ from, to }) => (isAt(from, offer) && 'offerType' in to ? [to.offerType] : []))
  return [...new Set([...linked, ...offerTypeFacts[offer.offerType].next])]
}

/** At most one offer a type, best first; a single offer that a link names is always among them. */
export function nextOffers(from: Offer, known: Known, family: Family): Next[] {
  const { links, ways } = known
  const able = known.offers
    .filter((offer) => offer.id !== from.id && offer.status === 'published' && !isTooOldFor(offer, family.ageMonths))
    .sort(better(ways, family))
  const found = new Map<string, Next>()
  const take = (offers: readonly Offer[], why: Why, link?: ChainLink) => {
    for (const offer of offers)
      if (!found.has(offer.id)) found.set(offer.id, { offer, why, ...(link === undefined ? {} : { link }) })
  }
  for (const link of links.filter((link) => isAt(link.from, from)).sort(namedFirst)) {
    const { to } = link
    const ends = able.filter((offer) => isAt(to, offer))
    take('offerId' in to ? ends : ends.slice(0, perGroup), 'link', link)
  }
  const linkedTypes = new Set([...found.values()].map(({ offer }) => offer.offerType))
  for (const type of offerTypeFacts[from.offerType].next)
    if (!linkedTypes.has(type)) take(able.filter((offer) => offer.offerType === type).slice(0, perGroup), 'usual')
  return [...found.values()]
}

/** What the child outgrows, and what fits from that age on; undefined when that is not near or not known. */
export function afterOutgrowing(
  from: Offer,
  known: Known,
  family: Family & { ageMonths: number },
): { atMonths: number; next: Next[] } | undefined {
  const atMonths = outgrowsAt(from, family.ageMonths)
  if (atMonths === undefined) return undefined
  const then = { ...known, offers: known.offers.filter((offer) => fitsAt(offer, atMonths)) }
  const next = nextOffers(from, then, { ...family, ageMonths: atMonths })
  const older = then.offers
    .filter((offer) => offer.id !== from.id && offer.status === 'published' && offer.offerType === from.offerType)
    .filter((offer) => !next.some((one) => one.offer.id === offer.id))
    .sort(better(known.ways, family))
    .slice(0, perGroup)
  return { atMonths, next: [...next, ...older.map((offer): Next => ({ offer, why: 'same_type' }))] }
}

function isTooOldFor(offer: Offer, months: number | undefined): boolean {
  const end = endsAt(offer)
  return months !== undefined && end !== undefined && end <= months
}

/** A link that names an offer says more than one that names a type. */
function namedFirst(a: ChainLink, b: ChainLink): number {
  return Number('offerType' in a.to) - Number('offerType' in b.to)
}

const room: Readonly<Record<Offer['capacity'], number>> = {
  available: 0,
  few: 0,
  unknown: 1,
  clearing_needed: 1,
  waitlist: 2,
  full: 3,
  paused: 3,
}

function better(ways: Ways, { areaId }: Family): (a: Offer, b: Offer) => number {
  const full = (offer: Offer) => Number((room[offer.capacity] ?? 1) >= 3)
  return (a, b) =>
    full(a) - full(b) ||
    difference(stepsApart(ways, areaId, a.areaIds), stepsApart(ways, areaId, b.areaIds)) ||
    (room[a.capacity] ?? 1) - (room[b.capacity] ?? 1) ||
    (a.id < b.id ? -1 : 1)
}

/** Two that never meet the place are equally far: Infinity from Infinity is no number. */
function difference(a: number, b: number): number {
  return a === b ? 0 : a - b
}
