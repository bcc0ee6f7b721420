/** Everything that may be said and need not be, folded away. What the own organisation keeps for itself says so. */
import type { ComponentChildren } from 'preact'
import type { ContactChannel } from '../../../shared/codes/index.ts'
import type { ReferralForm } from '../../store/draft-forms.ts'
import { CheckboxGroup } from '../../ui/choices.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { options, t } from '../../ui/words.ts'
import { travelsWith } from './consent.ts'
import type { LongField } from './faults-of-form.ts'
import { LimitedField } from './limited-field.tsx'

type TextError = (field: LongField) => string | undefined

type Props = {
  form: ReferralForm
  /** Titles of the suggested alternatives that the device still knows. */
  alternatives: readonly { value: string; label: string }[]
  respondByError?: string | undefined
  textError: TextError
  /** What belongs here only sometimes. */
  children?: ComponentChildren
  onChange: (change: Partial<ReferralForm>) => void
}

/** Shut at first, so that the short way through the form stays short. */
export function MoreFields({ form, alternatives, respondByError, textError, children, onChange }: Props) {
  return (
    <Disclosure summary={t('log:more')}>
      {alternatives.length > 0 && (
        <CheckboxGroup
          label={t('log:alternatives')}
          need="optional"
          hint={t('log:alternativesHint')}
          options={alternatives}
          values={form.alternatives}
          onChange={(chosen) => onChange({ alternatives: chosen })}
        />
      )}
      <Select
        label={t('log:channel')}
        emptyLabel={t('log:channelEmpty')}
        value={form.channel}
        options={options('contactChannel', [form.channel])}
        onChange={(value) => onChange({ channel: value as ContactChannel | '' })}
      />
      {travelsWith(form, 'feedback') && (
        <TextField
          label={t('log:respondBy')}
          type="date"
          value={form.respondBy}
          error={respondByError}
          onInput={(respondBy) => onChange({ respondBy })}
        />
      )}
      <NotedFields form={form} textError={textError} onChange={onChange}>
        <TextField
          label={t('log:followUpOn')}
          type="date"
          value={form.followUpOn}
          onInput={(followUpOn) => onChange({ followUpOn })}
        />
      </NotedFields>
      {children}
    </Disclosure>
  )
}

/** Case reference and own words: in the note, and sealed for the own organisation alone. */
export function NotedFields(props: {
  form: { caseReference: string; ownWords: string }
  textError: TextError
  children?: ComponentChildren
  onChange: (change: { caseReference?: string; ownWords?: string }) => void
}) {
  return (
    <fieldset class="choices stack">
      <legend>{t('log:noted')}</legend>
      <p class="field-hint">{t('log:notedHint')}</p>
      {props.children}
      <LimitedField
        field="caseReference"
        label={t('log:caseReference')}
        value={props.form.caseReference}
        error={props.textError('caseReference')}
        onInput={(caseReference) => props.onChange({ caseReference })}
      />
      <LimitedField
        field="ownWords"
        lines
        label={t('log:ownWords')}
        value={props.form.ownWords}
        error={props.textError('ownWords')}
        onInput={(ownWords) => props.onChange({ ownWords })}
      />
    </fieldset>
  )
}
