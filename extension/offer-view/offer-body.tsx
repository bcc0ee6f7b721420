/** Everything that is known of an offer, from warnings to facts: the panel's page of it and the editor's preview. */
import type { Offer } from '../../shared/offer.ts'
import type { Organisation } from '../../shared/organisation.ts'
import { Notice } from '../ui/notice.tsx'
import { t } from '../ui/words.ts'
import type { AreaTree } from './area-tree.ts'
import { isStale } from './knowledge-age.ts'
import { OfferContact } from './offer-contact.tsx'
import { AccessFacts, AudienceFacts, OtherFacts } from './offer-facts.tsx'
import { Openings } from './openings.tsx'
import { ViolenceHelpLine } from './violence-help-line.tsx'

type OfferBodyProps = { offer: Offer; organisation: Organisation | undefined; tree: AreaTree; day: string }

/** @param props.day today, `YYYY-MM-DD`: by it facts are stale */
export function OfferBody({ offer, organisation, tree, day }: OfferBodyProps) {
  return (
    <>
      {offer.status === 'paused' && (
        <Notice tone="warning" title={t('offer:pausedTitle')}>
          <p>{t('offer:pausedText')}</p>
        </Notice>
      )}
      {isStale(offer, day) && (
        <Notice tone="warning" title={t('offer:staleTitle')}>
          <p>{t('offer:staleText')}</p>
        </Notice>
      )}
      {offer.offerType === 'violence_protection' && <ViolenceHelpLine />}
      {offer.description !== undefined && <p class="pre-line">{offer.description}</p>}
      <OfferContact offer={offer} organisation={organisation} />
      <Openings offer={offer} />
      <AccessFacts offer={offer} day={day} />
      <AudienceFacts offer={offer} tree={tree} />
      <OtherFacts offer={offer} organisation={organisation} day={day} />
    </>
  )
}
