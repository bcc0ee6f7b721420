/** One offer with everything that is known of it, and the way into the referral. */
import { useLocation } from 'wouter-preact'
import { treeOf } from '../../offer-view/area-tree.ts'
import { FactAges } from '../../offer-view/fact-ages.tsx'
import { OfferBody } from '../../offer-view/offer-body.tsx'
import { OfferLead } from '../../offer-view/offer-lead.tsx'
import { today } from '../../platform/clock.ts'
import { readAreas, readOffer } from '../../store/catalogue.ts'
import { draftForOffer, seekingOffer } from '../../store/draft-prefill.ts'
import { useLive } from '../../store/live.ts'
import { Button } from '../../ui/button.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useShortcut } from '../../ui/shortcuts.ts'
import { t } from '../../ui/words.ts'
import { NextLinks } from './next-links.tsx'
import { OpenReports, ReportButtons } from './offer-reports.tsx'

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
  const day = today()
  return (
    <article class="page">
      <div class="offer-lead">
        <PageHeader title={offer.title} onBack={back} backLabel={t('offer:back')} />
        <OfferLead offer={offer} organisation={organisation} day={day} />
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
      <OpenReports offerId={offer.id} day={day} />
      <OfferBody offer={offer} organisation={organisation} tree={treeOf(read.areas)} day={day} />
      <FactAges offer={offer} day={day} />
      <ReportButtons offerId={offer.id} />
      <NextLinks offer={offer} />
      <div class="actions">
        <Button kind="primary" block keyHint={logKeys} onClick={log}>
          {t('offer:log')}
        </Button>
      </div>
    </article>
  )
}
