/** What hangs on an offer beside its reports: the links it is an end of, and its figure of use. */
import type { LinkEnd } from '../../../shared/chain-link.ts'
import { linkEndSchema } from '../../../shared/chain-link.ts'
import type { Offer } from '../../../shared/offer.ts'
import type { CatalogueKind } from '../../../shared/protocol/catalogue.ts'
import type { Origin } from '../write.ts'
import { readAs } from './read-as.ts'
import type { Standing } from './standing.ts'

/** A removed offer takes along its links and its use: nothing may point to nowhere. */
export async function followRemoval(standing: Standing, offerId: string, origin: Origin): Promise<void> {
  for (const [id, data] of await standing.all('link')) {
    const link = readAs('link', data)
    if (link !== undefined && [link.from, link.to].some((end) => offerOf(end) === offerId))
      standing.put({ kind: 'link', id, data: null, origin })
  }
  if ((await standing.get('use', offerId)) !== null) standing.put({ kind: 'use', id: offerId, data: null, origin })
}

/** The offers at the ends of links as they stand or shall stand, and those that reports are on; of other kinds none. */
export async function endsOf(
  standing: Standing,
  kind: CatalogueKind,
  sides: readonly unknown[],
): Promise<Map<string, Offer>> {
  const offers = new Map<string, Offer>()
  const ids = sides.flatMap((side) =>
    kind === 'link' ? endsIn(side).map(offerOf) : kind === 'report' ? [readAs('report', side)?.offerId] : [],
  )
  for (const id of ids) {
    const offer = id === undefined ? undefined : readAs('offer', await standing.get('offer', id))
    if (offer !== undefined) offers.set(offer.id, offer)
  }
  return offers
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
