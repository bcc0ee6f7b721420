/** The offer exactly as the panel shows it, in the panel's width. */
import type { Offer } from '../../../shared/offer.ts'
import type { Organisation } from '../../../shared/organisation.ts'
import type { AreaTree } from '../../offer-view/area-tree.ts'
import { OfferBody } from '../../offer-view/offer-body.tsx'
import { OfferLead } from '../../offer-view/offer-lead.tsx'
import { t } from '../../ui/words.ts'

export function OfferPreview(props: {
  /** Undefined while too little is known to show anything. */
  offer: Offer | undefined
  organisation: Organisation | undefined
  tree: AreaTree
  day: string
}) {
  const { offer, organisation, tree, day } = props
  return (
    <section class="offer-preview" aria-label={t('offers:preview')}>
      <p class="small muted">
        <span class="strong">{t('offers:preview')}</span> · {t('offers:previewText')}
      </p>
      {offer === undefined ? (
        <p>{t('offers:previewMissing')}</p>
      ) : (
        <article class="stack">
          <div class="offer-lead">
            <h2>{offer.title}</h2>
            <OfferLead offer={offer} organisation={organisation} day={day} />
          </div>
          <OfferBody offer={offer} organisation={organisation} tree={tree} day={day} />
        </article>
      )}
    </section>
  )
}
