/** The passages between life phases at which children fall through, and what carries them across. */
import type { ChainLink } from '../chain-link.ts'
import type { OfferType, Transition } from '../codes/index.ts'
import { offerTypeFacts } from '../codes/offer-type-facts.ts'
import type { Offer } from '../offer.ts'
import { isAt, linkState } from './links.ts'
import { standingOf, type Tally, tallyOf } from './tally.ts'

type UsualPair = { from: OfferType; to: OfferType }

export type Passage = {
  transition: Transition
  /** Links that coordinators set for this passage and that have offers at both ends. */
  links: ChainLink[]
  /** What usually follows what across it, by the code lists, with offers at both ends. */
  usual: UsualPair[]
  /** Offers that help across: at the ends of its links, and of the types that do so. */
  offers: Offer[]
  tally: Tally
  /** `links`: somebody has joined it. `usual`: offers are there, but nobody has joined them. `nothing`: a hole. */
  servedBy: 'links' | 'usual' | 'nothing'
}

/** @param offers those that count for the area */
export function passagesOf(
  { offers, links }: { offers: readonly Offer[]; links: readonly ChainLink[] },
  transitions: readonly Transition[],
  today: string,
): Passage[] {
  const here = new Set(offers.map((offer) => offer.offerType))
  return transitions.map((transition) => {
    const own = links.filter((link) => link.transition === transition && linkState(link, offers) === 'holds')
    const usual = usualPairs(here, transition)
    const across = offers.filter(
      (offer) =>
        offerTypeFacts[offer.offerType].transitions.includes(transition) ||
        own.some((link) => isAt(link.from, offer) || isAt(link.to, offer)),
    )
    return {
      transition,
      links: own,
      usual,
      offers: across,
      tally: tallyOf(across.map((offer) => standingOf(offer, today))),
      servedBy: own.length > 0 ? 'links' : usual.length > 0 ? 'usual' : 'nothing',
    }
  })
}

function usualPairs(here: ReadonlySet<OfferType>, transition: Transition): UsualPair[] {
  return [...here].flatMap((from) => {
    const { transitions, next } = offerTypeFacts[from]
    if (!transitions.includes(transition)) return []
    return next.filter((to) => to !== from && here.has(to)).map((to) => ({ from, to }))
  })
}
