/** What an export holds: offers and organisations as the catalogue has them now, protected places without address. */
import { type Offer, offerStatuses } from '../../../shared/offer.ts'
import type { Organisation } from '../../../shared/organisation.ts'
import { type Context, contextOf } from '../../hsds/context.ts'
import { readKnown } from '../../hsds/read-known.ts'
import { byId } from '../../hsds/sorted.ts'
import type { Db } from '../../store/schema.ts'

export type Exportable = { offers: Offer[]; organisations: Organisation[]; context: Context }

export type Wanted = {
  statuses?: readonly Offer['status'][]
  /** Of this organisation alone. */
  organisationId?: string
}

/** In the order of their ids, so that two exports of the same catalogue are the same, byte for byte. */
export async function exportable(db: Db, { statuses = offerStatuses, organisationId }: Wanted): Promise<Exportable> {
  const known = await readKnown(db)
  const context = contextOf(known)
  const own = (id: string) => organisationId === undefined || id === organisationId
  const offers = [...known.offers.values()].filter(
    (offer) => own(offer.organisationId) && statuses.includes(offer.status),
  )
  const organisations = [...known.organisations.keys()].filter(own).flatMap((id) => context.organisation(id) ?? [])
  return { offers: offers.sort(byId), organisations: organisations.sort(byId), context }
}
