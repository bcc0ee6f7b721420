/** Everything that may be said and need not be, folded away. What stays on the device says so. */
import type { ComponentChildren } from 'preact'
import { type ContactChannel, codeLists } from '../../../shared/codes/index.ts'
import type { ReferralForm } from '../../store/draft-forms.ts'
import { CheckboxGroup } from '../../ui/choices.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Select } from '../../ui/select.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { label, t } from '../../ui/words.ts'
import { travels } from './consent.ts'

type Props = {
  form: ReferralForm
  /** Titles of the suggested alternatives that the device still knows. */
  alternatives: readonly { value: string; label: string }[]
  respondByError?: string | undefined
  /** What belongs here only sometimes. */
  children?: ComponentChildren
  onChange: (change: Partial<ReferralForm>) => void
}

export function MoreFields({ form, alternatives, respondByError, children, onChange }: Props) {
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
        options={codeLists.contactChannel.map(({ code }) => ({ value: code, label: label('contactChannel', code) }))}
        onChange={(value) => onChange({ channel: value as ContactChannel | '' })}
      />
      {travels(form) && (
        <TextField
          label={t('log:respondBy')}
          type="date"
          value={form.respondBy}
          error={respondByError}
          onInput={(respondBy) => onChange({ respondBy })}
        />
      )}
      <LocalFields form={form} onChange={onChange}>
        <TextField
          label={t('log:followUpOn')}
          type="date"
          value={form.followUpOn}
          onInput={(followUpOn) => onChange({ followUpOn })}
        />
      </LocalFields>
      {children}
    </Disclosure>
  )
}

/** Case reference and own words: in the note, never in an event. */
export function LocalFields(props: {
  form: { caseReference: string; ownWords: string }
  children?: ComponentChildren
  onChange: (change: { caseReference?: string; ownWords?: string }) => void
}) {
  return (
    <fieldset class="choices stack">
      <legend>{t('log:local')}</legend>
      <p class="field-hint">{t('log:staysHere')}</p>
      {props.children}
      <TextField
        label={t('log:caseReference')}
        value={props.form.caseReference}
        maxLength={80}
        onInput={(caseReference) => props.onChange({ caseReference })}
      />
      <TextArea
        label={t('log:ownWords')}
        value={props.form.ownWords}
        maxLength={4000}
        onInput={(ownWords) => props.onChange({ ownWords })}
      />
    </fieldset>
  )
}
