/**
 * What hangs on an offer beside its reports: the links it is an end of, the pairs it was told apart in, and its
 * figure of use.
 */
import type { LinkEnd } from '../../../shared/chain-link.ts'
import { linkEndSchema } from '../../../shared/chain-link.ts'
import type { Offer } from '../../../shared/offer.ts'
import type { CatalogueKind } from '../../../shared/protocol/catalogue.ts'
import type { Origin } from '../write.ts'
import { readAs } from './read-as.ts'
import type { Standing } from './standing.ts'

/** A removed offer takes along its links, its pairs and its use: nothing may point to nowhere. */
export async function followRemoval(standing: Standing, offerId: string, origin: Origin): Promise<void> {
  for (const [id, data] of await standing.all('link')) {
    const link = readAs('link', data)
    if (link !== undefined && [link.from, link.to].some((end) => offerOf(end) === offerId))
      standing.put({ kind: 'link', id, data: null, origin })
  }
  for (const [id, data] of await standing.all('distinct')) {
    const pair = readAs('distinct', data)
    if (pair?.one === offerId || pair?.other === offerId) standing.put({ kind: 'distinct', id, data: null, origin })
  }
  if ((await standing.get('use', offerId)) !== null) standing.put({ kind: 'use', id: offerId, data: null, origin })
}

/** The offers at the ends of links as they stand or shall stand, those that reports are on and those of pairs; of other kinds none. */
export async function endsOf(
  standing: Standing,
  kind: CatalogueKind,
  sides: readonly unknown[],
): Promise<Map<string, Offer>> {
  const offers = new Map<string, Offer>()
  const ids = sides.flatMap((side) => offersIn(kind, side))
  for (const id of ids) {
    const offer = id === undefined ? undefined : readAs('offer', await standing.get('offer', id))
    if (offer !== undefined) offers.set(offer.id, offer)
  }
  return offers
}

function offersIn(kind: CatalogueKind, side: unknown): (string | undefined)[] {
  switch (kind) {
    case 'link':
      return endsIn(side).map(offerOf)
    case 'report':
      return [readAs('report', side)?.offerId]
    case 'distinct': {
      const pair = readAs('distinct', side)
      return [pair?.one, pair?.other]
    }
    default:
      return []
  }
}

function endsIn(side: unknown): LinkEnd[] {
  if (typeof side !== 'object' || side === null) return []
  return ['from', 'to'].flatMap((name) => {
    const end = linkEndSchema.safeParse(Reflect.get(side, name))
    return end.success ? [end.data] : []
  })
}

function offerOf(end: LinkEnd): string | undefined {
  return 'offerId' in end ? end.offerId : undefined
}
