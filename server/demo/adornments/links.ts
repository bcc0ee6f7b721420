/** The links of the demonstration network: between kinds of offer, and between a few offers by name. */
import type { ChainLink, LinkEnd } from '../../../shared/chain-link.ts'
import type { Offer } from '../../../shared/offer.ts'
import { namedUuid } from '../identity.ts'
import { type LinkRow, offerLinks, typeLinks } from './link-rows.ts'

/** A link by name is left out where the network has no such offers. */
export function linksOf(seed: number, offers: readonly Offer[]): ChainLink[] {
  return [
    ...typeLinks.map((row) => link(seed, row, { offerType: row.from }, { offerType: row.to })),
    ...offerLinks.flatMap((row) => {
      const pair = nearestPair(row, offers)
      return pair === undefined ? [] : [link(seed, row, { offerId: pair.from.id }, { offerId: pair.to.id })]
    }),
  ]
}

function link(seed: number, { transition, note }: LinkRow, from: LinkEnd, to: LinkEnd): ChainLink {
  return {
    id: namedUuid(`demo|${seed}|link|${Object.values(from).join()}|${Object.values(to).join()}`),
    from,
    to,
    ...(transition !== undefined && { transition }),
    ...(note !== undefined && { note }),
  }
}

/** Two published offers of the kinds, in one place where there are such: nobody sends a family across the Kreis. */
function nearestPair(row: LinkRow, offers: readonly Offer[]): { from: Offer; to: Offer } | undefined {
  const of = (type: string) => offers.filter(({ offerType, status }) => offerType === type && status === 'published')
  const pairs = of(row.from).flatMap((from) => of(row.to).map((to) => ({ from, to })))
  const shared = (code: (offer: Offer) => string | undefined) =>
    pairs.find(({ from, to }) => code(from) !== undefined && code(from) === code(to))
  return shared(({ places }) => places[0]?.areaId) ?? shared(({ places }) => places[0]?.city) ?? pairs[0]
}
