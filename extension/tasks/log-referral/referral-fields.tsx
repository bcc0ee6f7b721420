/**
 * The form of a referral to a chosen offer: what was done and what it is about. The rest is prefilled,
 * folded away, or follows from these two.
 */
import { useLocation } from 'wouter-preact'
import { referralDepths } from '../../../shared/codes/index.ts'
import type { ProblemCode } from '../../../shared/problem.ts'
import type { AreaOption } from '../../offer-view/area-options.ts'
import { today } from '../../platform/clock.ts'
import type { OfferWithProvider } from '../../store/catalogue.ts'
import type { ReferralForm } from '../../store/draft-forms.ts'
import { lastSearch } from '../../store/last-search.ts'
import { withDepth } from '../../store/usual-consent.ts'
import { Card } from '../../ui/card.tsx'
import { type Choice, RadioGroup } from '../../ui/choices.tsx'
import { EndangermentNotice } from '../../ui/endangerment-notice.tsx'
import { Form } from '../../ui/form.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { label, locale, options, t } from '../../ui/words.ts'
import { hasReceiverSide } from './consent.ts'
import { ConsentField } from './consent-field.tsx'
import { DraftActions } from './draft-actions.tsx'
import { mayEndanger } from './endangerment.ts'
import { referralEvents } from './events-of-form.ts'
import { FamilyFields, familyText } from './family-fields.tsx'
import type { LongField } from './faults-of-form.ts'
import { MoreFields } from './more-fields.tsx'
import { NeedsField } from './needs-field.tsx'
import { mayShare, type Recipient } from './recipient.ts'
import { saveReferral } from './save.ts'
import { useFaults } from './use-faults.ts'
import { useReady } from './use-ready.ts'
import { useSaving } from './use-saving.ts'

type Props = {
  draftId: string
  form: ReferralForm
  change: (form: ReferralForm) => void
  problem: ProblemCode | undefined
  chosen: OfferWithProvider
  areas: readonly AreaOption[]
  alternatives: readonly Choice<string>[]
  recipient: Recipient
}

export function ReferralFields({ draftId, form, change, problem, chosen, areas, alternatives, recipient }: Props) {
  const { offer, organisation } = chosen
  const provider = organisation?.name ?? ''
  const address = `/log/${draftId}`
  const [, navigate] = useLocation()
  const faults = useFaults()
  const saving = useSaving(address)
  const { ready, saveRef } = useReady(draftId, faults.form, form.needs.length > 0)
  const eventsOf = (of: ReferralForm) => referralEvents(of, offer, { today: today(), mayShare: mayShare(recipient) })
  const edit = (next: ReferralForm) => {
    change(next)
    const result = eventsOf(next)
    faults.revise(result.ok ? {} : result.faults)
  }
  const save = () => {
    const result = eventsOf(form)
    if (result.ok) void saving.save(() => saveReferral(draftId, form, result.events), t('log:saved'))
    else faults.show(result.faults)
  }
  const textError = (field: LongField) => faults.at(field).error
  const consentAsked = hasReceiverSide(form.depth) || faults.at('consent').error !== undefined
  const consent = (
    <ConsentField
      form={form}
      provider={provider}
      recipient={recipient}
      {...faults.at('consent')}
      textError={textError}
      onChange={edit}
    />
  )
  const said = [
    form.depth === '' ? '' : label('referralDepth', form.depth),
    ...form.needs.map((need) => label('need', need)),
    `${t('log:family')}: ${familyText(form, areas)}`,
  ]
  return (
    <Form class="page" formRef={faults.form}>
      <PageHeader
        title={t('log:title')}
        onBack={() => navigate(`/offer/${offer.id}`)}
        backLabel={t('log:backToOffer')}
      />
      <Card>
        <strong>{offer.title}</strong>
        <span class="small">{[provider, label('offerType', offer.offerType)].filter(Boolean).join(' · ')}</span>
      </Card>
      <RadioGroup
        label={t('log:depth')}
        need="required"
        {...faults.at('depth')}
        options={depthChoices()}
        value={form.depth === '' ? undefined : form.depth}
        onChange={(depth) => edit(withDepth(form, depth))}
      />
      <NeedsField
        suggested={form.suggestedNeeds}
        chosen={form.needs}
        {...faults.at('needs')}
        onChange={(needs) => edit({ ...form, needs })}
      />
      {mayEndanger(form.needs, `${form.ownWords} ${lastSearch.value.query}`) && <EndangermentNotice />}
      {consentAsked && consent}
      <FamilyFields form={form} areas={areas} folded={ready} onChange={(part) => edit({ ...form, ...part })} />
      <MoreFields
        form={form}
        alternatives={alternatives}
        respondByError={faults.at('respondBy').error}
        textError={textError}
        onChange={(part) => edit({ ...form, ...part })}
      >
        {!consentAsked && form.depth !== '' && consent}
      </MoreFields>
      <ProblemNotice problem={saving.problem ?? problem} />
      <p class="small">{t('log:draftKept')}</p>
      <DraftActions
        draftId={draftId}
        address={address}
        saving={saving.saving}
        said={ready ? t('log:willBeSaved', { what: said.filter(Boolean).join(' · ') }) : undefined}
        saveRef={saveRef}
        onSave={save}
      />
    </Form>
  )
}

function depthChoices() {
  return options('referralDepth').map((option) => {
    const depth = referralDepths.find(({ code }) => code === option.value)
    return { ...option, hint: (locale() === 'de' ? depth?.hintDe : depth?.hintEn) ?? '' }
  })
}
