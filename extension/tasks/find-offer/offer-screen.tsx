/** One offer with everything that is known of it, and the way into the referral. */
import { useLocation } from 'wouter-preact'
import { today } from '../../platform/clock.ts'
import { readAreas, readOffer } from '../../store/catalogue.ts'
import { draftForOffer, seekingOffer } from '../../store/draft-prefill.ts'
import { useLive } from '../../store/live.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useShortcut } from '../../ui/shortcuts.ts'
import { label, t } from '../../ui/words.ts'
import { treeOf } from './area-tree.ts'
import { capacityIsOld, capacityText, isStale } from './knowledge-age.ts'
import { NextLinks } from './next-links.tsx'
import { OfferContact } from './offer-contact.tsx'
import { AccessFacts, AudienceFacts, OtherFacts } from './offer-facts.tsx'
import { Openings } from './openings.tsx'
import { ViolenceHelpLine } from './violence-help-line.tsx'

const logKeys = 'Alt+V'

export function OfferScreen({ id }: { id: string }) {
  const [, navigate] = useLocation()
  const read = useLive(async () => ({ one: await readOffer(id), areas: await readAreas() }), [id])
  const log = async () => navigate(`/log/${await draftForOffer(id)}`)
  useShortcut(logKeys, t('offer:shortcutLog'), log)
  if (read === undefined) return <Loading />
  const back = () => navigate('/')
  if (read.one === undefined)
    return (
      <div class="page">
        <PageHeader title={t('offer:gone')} onBack={back} backLabel={t('offer:back')} />
        <p>{t('offer:goneText')}</p>
      </div>
    )
  const { offer, organisation } = read.one
  const tree = treeOf(read.areas)
  const day = today()
  const roomy = !capacityIsOld(offer, day) && (offer.capacity === 'available' || offer.capacity === 'few')
  return (
    <article class="page">
      <div class="offer-lead">
        <PageHeader title={offer.title} onBack={back} backLabel={t('offer:back')} />
        <p class="muted">{[label('offerType', offer.offerType), organisation?.name].filter(Boolean).join(' · ')}</p>
        <div class="row">
          <Badge icon="door">{t(`find:access.${offer.access}`)}</Badge>
          <Badge icon="seats" tone={roomy ? 'success' : 'neutral'}>
            {capacityText(offer, day)}
          </Badge>
        </div>
      </div>
      {seekingOffer.value !== undefined && (
        <Notice title={t('offer:seekingTitle')}>
          <p>{t('offer:seekingText')}</p>
          <div class="row">
            <Button
              small
              onClick={() => {
                seekingOffer.value = undefined
              }}
            >
              {t('offer:seekingStop')}
            </Button>
          </div>
        </Notice>
      )}
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
      <NextLinks offer={offer} />
      <div class="actions">
        <Button kind="primary" block keyHint={logKeys} onClick={log}>
          {t('offer:log')}
        </Button>
      </div>
    </article>
  )
}
