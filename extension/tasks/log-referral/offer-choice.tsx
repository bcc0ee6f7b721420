/**
 * A draft without an offer: one that continues a referral, or whose offer has left the directory. What was
 * discussed last time comes first; the search leads back into this draft.
 */
import { useLocation } from 'wouter-preact'
import { type ReferralForm, referralFormOf } from '../../store/draft-forms.ts'
import { chooseOffer, seekingOffer } from '../../store/draft-prefill.ts'
import { deleteDraft, readDraft, restoreDraft } from '../../store/drafts.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import type { Choice } from '../../ui/choices.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { t } from '../../ui/words.ts'

type Props = {
  draftId: string
  form: ReferralForm
  change: (form: ReferralForm) => void
  choices: readonly Choice<string>[]
}

export function OfferChoice({ draftId, form, change, choices }: Props) {
  const [, navigate] = useLocation()
  const gone = form.offerId !== ''
  const choose = async (offerId: string) => {
    await chooseOffer(draftId, offerId)
    const draft = await readDraft(draftId)
    if (draft !== undefined) change(referralFormOf(draft))
  }
  const search = () => {
    seekingOffer.value = draftId
    navigate('/')
  }
  const discard = async () => {
    const draft = await deleteDraft(draftId)
    navigate('/')
    if (draft === undefined) return
    announce(t('log:discarded'), {
      undo: async () => {
        await restoreDraft(draft)
        navigate(`/log/${draftId}`)
      },
    })
  }
  return (
    <div class="page">
      <PageHeader title={t(gone ? 'log:offerGone' : 'log:continueTitle')} onBack={() => history.back()} />
      {gone ? (
        <Notice tone="warning">
          <p>{t('log:offerGoneText')}</p>
        </Notice>
      ) : (
        <p>{t('log:continueText')}</p>
      )}
      {choices.length > 0 && (
        <section class="section" aria-labelledby="offer-choices">
          <h2 id="offer-choices">{t('log:continueAlternatives')}</h2>
          <ul class="stack">
            {choices.map(({ value, label, hint }) => (
              <li key={value} class="card">
                <span class="strong">{label}</span>
                {hint !== undefined && <span class="small">{hint}</span>}
                <Button small onClick={() => void choose(value)}>
                  {t('log:choose')}
                  <span class="visually-hidden">: {label}</span>
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <div class="row">
        <Button kind="primary" icon="search" onClick={search}>
          {t('log:searchOffer')}
        </Button>
        <Button kind="quiet" onClick={() => void discard()}>
          {t('log:discard')}
        </Button>
      </div>
    </div>
  )
}
