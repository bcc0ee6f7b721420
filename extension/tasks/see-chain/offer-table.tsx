/** Offers with their main facts; those one may edit lead to the editor. */
import type { Offer } from '../../../shared/offer.ts'
import { capacityText } from '../../offer-view/knowledge-age.ts'
import type { Column } from '../../ui/column-table.tsx'
import { agoText, dayText } from '../../ui/days.ts'
import { label, t } from '../../ui/words.ts'
import { type Chain, mayEditOffer } from './use-chain.ts'

/** For the screen and its CSV file: there confirmation is a day, here how long ago it was. */
export function offerColumns(chain: Chain): Column<Offer>[] {
  return [
    titleColumn(chain),
    providerColumn(chain),
    { head: t('chain:columns.type'), text: (offer) => label('offerType', offer.offerType) },
    { head: t('chain:columns.access'), text: (offer) => t(`find:access.${offer.access}`) },
    {
      head: t('chain:columns.capacity'),
      text: (offer) => (offer.status === 'paused' ? t('find:capacity.paused') : capacityText(offer, chain.day)),
    },
    {
      head: t('chain:columns.confirmed'),
      text: ({ verifiedOn }) => (verifiedOn === undefined ? t('offer:neverVerified') : dayText(verifiedOn)),
      show: ({ verifiedOn }) => (verifiedOn === undefined ? t('offer:neverVerified') : agoText(verifiedOn, chain.day)),
    },
  ]
}

/** Empty where the catalogue has no such organisation. */
export function providerColumn<T extends Offer>(chain: Chain): Column<T> {
  return {
    head: t('chain:columns.provider'),
    text: ({ organisationId }) => chain.organisations.get(organisationId)?.name ?? '',
  }
}

/** Heads the row; a link where the device may edit that offer. */
export function titleColumn<T extends Offer>(chain: Chain): Column<T> {
  return {
    head: t('chain:columns.offer'),
    text: (offer) => offer.title,
    show: (offer) => (mayEditOffer(chain, offer) ? <a href={`#/offers/${offer.id}`}>{offer.title}</a> : offer.title),
  }
}
