/** `/log/:draftId`: reads the draft and what its form needs to know; where no offer is chosen yet, asks for it. */
import { lockState } from '../../keys/lock.ts'
import { areaOptions } from '../../offer-view/area-options.ts'
import { readAreas, readOffer, readOffers } from '../../store/catalogue.ts'
import { referralFormOf } from '../../store/draft-forms.ts'
import { useLive } from '../../store/live.ts'
import { Loading } from '../../ui/loading.tsx'
import { t } from '../../ui/words.ts'
import { DraftGone, DraftUnread } from './draft-gone.tsx'
import { OfferChoice } from './offer-choice.tsx'
import { readRecipient } from './recipient.ts'
import { ReferralFields } from './referral-fields.tsx'
import { useDraft } from './use-draft.ts'
import './log-referral.css'

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
    const recipient = chosen === undefined ? undefined : await readRecipient(chosen.offer.organisationId)
    const alternatives = suggested.map(({ offer, organisation }) => ({
      value: offer.id,
      label: offer.title,
      ...(organisation !== undefined && { hint: organisation.shortName ?? organisation.name }),
    }))
    return { chosen, recipient, areas: areaOptions(areas), alternatives }
  }, [form?.offerId, lockState.value])
  if (form === null) return <DraftGone title={t('log:title')} />
  if (form === undefined && draft.problem !== undefined)
    return <DraftUnread title={t('log:title')} problem={draft.problem} />
  if (form === undefined || known === undefined) return <Loading />
  const { chosen, recipient, ...rest } = known
  if (chosen === undefined || recipient === undefined)
    return <OfferChoice draftId={draftId} form={form} change={draft.change} choices={rest.alternatives} />
  return (
    <ReferralFields
      key={draftId}
      draftId={draftId}
      form={form}
      change={draft.change}
      problem={draft.problem}
      chosen={chosen}
      recipient={recipient}
      {...rest}
    />
  )
}
