/** Contact data and a message for the receiving organisation: closed at first, none of it is ever required. */
import type { ReferralForm } from '../../store/draft-forms.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { t } from '../../ui/words.ts'
import type { LongField } from './faults-of-form.ts'
import { LimitedField } from './limited-field.tsx'
import type { Recipient } from './recipient.ts'
import { RecipientRemarks } from './recipient-notice.tsx'
import { sharedOf } from './what-travels.ts'

type Props = {
  form: ReferralForm
  recipient: Recipient
  error: (field: LongField) => string | undefined
  onChange: (change: Partial<ReferralForm>) => void
}

export function ContactFields({ form, recipient, error, onChange }: Props) {
  const { contact, message } = form
  const filled = sharedOf(form).map((field) => t(`log:told.${field}`))
  const summary = filled.length === 0 ? t('log:contactNothing') : filled.join(', ')
  return (
    <Disclosure summary={`${t('log:contact')}: ${summary}`}>
      <RecipientRemarks recipient={recipient} />
      {(['name', 'phone', 'email', 'reach'] as const).map((field) => (
        <LimitedField
          key={field}
          field={field}
          label={t(`log:contactFields.${field}`)}
          value={contact[field]}
          error={error(field)}
          onInput={(value) => onChange({ contact: { ...contact, [field]: value } })}
        />
      ))}
      <LimitedField
        field="message"
        lines
        label={t('log:message')}
        hint={t('log:messageHint')}
        value={message}
        error={error('message')}
        onInput={(value) => onChange({ message: value })}
      />
    </Disclosure>
  )
}
