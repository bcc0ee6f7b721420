/** What stands under an offer's title: kind and provider, how one gets in, whether there is room. */
import type { Offer } from '../../shared/offer.ts'
import type { Organisation } from '../../shared/organisation.ts'
import { Badge } from '../ui/badge.tsx'
import { label, t } from '../ui/words.ts'
import { capacityIsOld, capacityText } from './knowledge-age.ts'

export function OfferLead(props: { offer: Offer; organisation: Organisation | undefined; day: string }) {
  const { offer, organisation, day } = props
  const roomy = !capacityIsOld(offer, day) && (offer.capacity === 'available' || offer.capacity === 'few')
  return (
    <>
      <p class="muted">{[label('offerType', offer.offerType), organisation?.name].filter(Boolean).join(' · ')}</p>
      <div class="row">
        <Badge icon="door">{t(`find:access.${offer.access}`)}</Badge>
        <Badge icon="seats" tone={roomy ? 'success' : 'neutral'}>
          {capacityText(offer, day)}
        </Badge>
      </div>
    </>
  )
}
