/** `/log/:draftId`: reads the draft and what its form needs to know, or says why it cannot be shown. */
import { readAreas, readOffer, readOffers } from '../../store/catalogue.ts'
import { referralFormOf } from '../../store/draft-forms.ts'
import { useLive } from '../../store/live.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { t } from '../../ui/words.ts'
import { areaOptions } from './area-options.ts'
import { DraftGone } from './draft-gone.tsx'
import { ReferralFields } from './referral-fields.tsx'
import { useDraft } from './use-draft.ts'

export function LogReferralScreen({ draftId }: { draftId: string }) {
  const draft = useDraft(draftId, referralFormOf)
  const { form } = draft
  const known = useLive(async () => {
    if (form === undefined || form === null) return undefined
    const [chosen, areas, suggested] = await Promise.all([
      readOffer(form.offerId),
      readAreas(),
      readOffers(form.suggestedAlternatives),
    ])
    const alternatives = suggested.map(({ offer, organisation }) => ({
      value: offer.id,
      label: offer.title,
      ...(organisation !== undefined && { hint: organisation.shortName ?? organisation.name }),
    }))
    return { chosen, areas: areaOptions(areas), alternatives }
  }, [form?.offerId])
  if (form === null) return <DraftGone title={t('log:title')} />
  if (form === undefined || known === undefined) return <Loading />
  if (known.chosen === undefined) return <OfferGone />
  const { chosen, ...rest } = known
  return (
    <ReferralFields
      key={draftId}
      draftId={draftId}
      form={form}
      change={draft.change}
      problem={draft.problem}
      chosen={chosen}
      {...rest}
    />
  )
}

function OfferGone() {
  return (
    <div class="page">
      <PageHeader title={t('log:title')} />
      <EmptyState title={t('log:offerGone')}>
        <p>{t('log:offerGoneText')}</p>
        <a href="#/">{t('log:toSearch')}</a>
      </EmptyState>
    </div>
  )
}
