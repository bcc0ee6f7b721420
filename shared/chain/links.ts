/** The joints that coordinators set: which offers stand at their ends, and whether both ends are still there. */
import type { ChainLink, LinkEnd } from '../chain-link.ts'
import type { Offer } from '../offer.ts'

export type Ended = Pick<Offer, 'id' | 'offerType'>

/** Whether an offer stands at an end of a link: it is the one that is named, or of the type that is named. */
export function isAt(end: LinkEnd, offer: Ended): boolean {
  return 'offerId' in end ? end.offerId === offer.id : end.offerType === offer.offerType
}

/** One text for an end, to compare and to put into addresses of a form: `offer:ID` or `type:CODE`. */
export function endKey(end: LinkEnd): string {
  return 'offerId' in end ? `offer:${end.offerId}` : `type:${end.offerType}`
}

/** Whether two links join the same ends in the same direction. */
export function sameEnds(a: Pick<ChainLink, 'from' | 'to'>, b: Pick<ChainLink, 'from' | 'to'>): boolean {
  return endKey(a.from) === endKey(b.from) && endKey(a.to) === endKey(b.to)
}

/** `holds`: an offer at either end. Otherwise which end is empty; with both empty, the first. */
type LinkState = 'holds' | 'from_empty' | 'to_empty'

/** @param offers those of the area looked at */
export function linkState(link: Pick<ChainLink, 'from' | 'to'>, offers: readonly Ended[]): LinkState {
  if (!offers.some((offer) => isAt(link.from, offer))) return 'from_empty'
  return offers.some((offer) => isAt(link.to, offer)) ? 'holds' : 'to_empty'
}
