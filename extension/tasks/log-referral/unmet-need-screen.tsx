/** `/unmet/:draftId`: a need for which no offer fits, in one step; it never goes to another organisation. */
import { useLocation } from 'wouter-preact'
import type { OfferType } from '../../../shared/codes/index.ts'
import type { ProblemCode } from '../../../shared/problem.ts'
import { type AreaOption, areaOptions } from '../../offer-view/area-options.ts'
import { today } from '../../platform/clock.ts'
import { readAreas } from '../../store/catalogue.ts'
import { type UnmetNeedForm, unmetNeedFormOf } from '../../store/draft-forms.ts'
import { lastSearch } from '../../store/last-search.ts'
import { useLive } from '../../store/live.ts'
import { RadioGroup } from '../../ui/choices.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { EndangermentNotice } from '../../ui/endangerment-notice.tsx'
import { Form } from '../../ui/form.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { Select } from '../../ui/select.tsx'
import { locale, options, t } from '../../ui/words.ts'
import { DraftActions } from './draft-actions.tsx'
import { DraftGone, DraftUnread } from './draft-gone.tsx'
import { mayEndanger } from './endangerment.ts'
import { unmetNeedEvents } from './events-of-form.ts'
import { FamilyFields } from './family-fields.tsx'
import { NotedFields } from './more-fields.tsx'
import { NeedsField } from './needs-field.tsx'
import { saveUnmetNeed } from './save.ts'
import { useDraft } from './use-draft.ts'
import { useFaults } from './use-faults.ts'
import { useSaving } from './use-saving.ts'

export function UnmetNeedScreen({ draftId }: { draftId: string }) {
  const { form, change, problem } = useDraft(draftId, unmetNeedFormOf)
  const areas = useLive(async () => areaOptions(await readAreas()), [])
  if (form === null) return <DraftGone title={t('log:unmetTitle')} />
  if (form === undefined && problem !== undefined) return <DraftUnread title={t('log:unmetTitle')} problem={problem} />
  if (form === undefined || areas === undefined) return <Loading />
  return <Fields key={draftId} draftId={draftId} form={form} change={change} problem={problem} areas={areas} />
}

type Props = {
  draftId: string
  form: UnmetNeedForm
  change: (form: UnmetNeedForm) => void
  problem: ProblemCode | undefined
  areas: readonly AreaOption[]
}

function Fields({ draftId, form, change, problem, areas }: Props) {
  const address = `/unmet/${draftId}`
  const [, navigate] = useLocation()
  const faults = useFaults()
  const saving = useSaving(address)
  const edit = (part: Partial<UnmetNeedForm>) => {
    const next = { ...form, ...part }
    change(next)
    const result = unmetNeedEvents(next, today())
    faults.revise(result.ok ? {} : result.faults)
  }
  const save = () => {
    const result = unmetNeedEvents(form, today())
    if (result.ok) void saving.save(() => saveUnmetNeed(draftId, form, result.events), t('log:savedUnmetNeed'))
    else faults.show(result.faults)
  }
  return (
    <Form class="page" formRef={faults.form}>
      <PageHeader title={t('log:unmetTitle')} onBack={() => navigate('/')} backLabel={t('log:backToFind')} />
      <p>{t('log:unmetLead')}</p>
      <RadioGroup
        label={t('log:unmetNeedReason')}
        need="required"
        {...faults.at('unmetNeedReason')}
        options={options('unmetNeedReason', [form.unmetNeedReason])}
        value={form.unmetNeedReason === '' ? undefined : form.unmetNeedReason}
        onChange={(unmetNeedReason) => edit({ unmetNeedReason })}
      />
      <NeedsField
        suggested={form.suggestedNeeds}
        chosen={form.needs}
        {...faults.at('needs')}
        onChange={(needs) => edit({ needs })}
      />
      {mayEndanger(form.needs, `${form.ownWords} ${lastSearch.value.query}`) && <EndangermentNotice />}
      <Select
        label={t('log:wantedType')}
        need="optional"
        emptyLabel={t('log:wantedTypeEmpty')}
        value={form.offerType}
        options={offerTypeOptions(form.offerType)}
        onChange={(value) => edit({ offerType: value as OfferType | '' })}
      />
      <FamilyFields form={form} areas={areas} onChange={edit} />
      <Disclosure summary={t('log:more')}>
        <NotedFields form={form} textError={(field) => faults.at(field).error} onChange={edit} />
      </Disclosure>
      <ProblemNotice problem={saving.problem ?? problem} />
      <p class="small">{t('log:draftKept')}</p>
      <DraftActions draftId={draftId} address={address} saving={saving.saving} onSave={save} />
    </Form>
  )
}

function offerTypeOptions(chosen: string) {
  const collator = new Intl.Collator(locale())
  return options('offerType', [chosen]).toSorted((a, b) => collator.compare(a.label, b.label))
}
