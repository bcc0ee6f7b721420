/** Links in the order of the chain rather than of their ids: from pregnancy on, so that the lines of the picture hardly cross. */

import type { LinkEnd } from '../../../shared/chain-link.ts'
import { codesOf, type OfferType } from '../../../shared/codes/index.ts'
import type { ShownLink } from './shown-links.ts'
import type { Chain } from './use-chain.ts'

/** The list of offer types runs along the chain. */
const places = new Map<OfferType, number>(codesOf('offerType').map((code, at) => [code, at]))

/** By the kind of offer a link starts from, then by the one it leads to; offers that are gone come last. */
export function alongChain({ byId }: Pick<Chain, 'byId'>, links: readonly ShownLink[]): ShownLink[] {
  const placeOf = (end: LinkEnd) => {
    const type = 'offerType' in end ? end.offerType : byId.get(end.offerId)?.offerType
    return (type === undefined ? undefined : places.get(type)) ?? places.size
  }
  return links.toSorted(
    ({ link: a }, { link: b }) => placeOf(a.from) - placeOf(b.from) || placeOf(a.to) - placeOf(b.to),
  )
}
