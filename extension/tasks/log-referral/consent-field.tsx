/** Consent and its scopes, and in plain words what the receiving organisation learns because of them. */
import type { ConsentScope } from '../../../shared/codes/index.ts'
import type { ReferralForm } from '../../store/draft-forms.ts'
import { CheckboxGroup, type Choice, RadioGroup } from '../../ui/choices.tsx'
import { dayText } from '../../ui/days.ts'
import { label, t } from '../../ui/words.ts'
import { consentChoices, hasReceiverSide, isGiven, travels, travelsWith, withConsent } from './consent.ts'
import { ContactFields } from './contact-fields.tsx'
import type { LongField } from './faults-of-form.ts'
import { mayShare, type Recipient } from './recipient.ts'
import { RecipientNotice } from './recipient-notice.tsx'
import { ToldBox } from './told-box.tsx'
import { leftBehind, whatTravels } from './what-travels.ts'

type Props = {
  form: ReferralForm
  provider: string
  recipient: Recipient
  error?: string
  /** What is wrong with a field of free text. */
  textError: (field: LongField) => string | undefined
  onChange: (form: ReferralForm) => void
}

export function ConsentField({ form, provider, recipient, error, textError, onChange }: Props) {
  const sealed = mayShare(recipient)
  const { told, kept } = whatTravels(form, sealed)
  return (
    <div class="section">
      <RadioGroup
        label={t('log:consent')}
        need="required"
        hint={form.consentChosen ? undefined : t('log:consentHint')}
        error={error}
        options={consentChoices(form).map((code) => ({ value: code, label: label('consent', code) }))}
        value={form.consent === '' ? undefined : form.consent}
        onChange={(consent) => onChange(withConsent(form, consent))}
      />
      {isGiven(form.consent) && (
        <CheckboxGroup
          label={t('log:scopes')}
          options={scopeChoices(form, sealed)}
          values={form.consentScopes}
          onChange={(consentScopes) => onChange({ ...form, consentScopes, consentChosen: true })}
        />
      )}
      {travelsWith(form, 'forward_contact') && (
        <>
          <RecipientNotice recipient={recipient} answers={travelsWith(form, 'feedback')} />
          {sealed && (
            <ContactFields
              form={form}
              recipient={recipient}
              error={textError}
              onChange={(change) => onChange({ ...form, ...change })}
            />
          )}
        </>
      )}
      {leftBehind(form, sealed).length > 0 && <p class="small">{t('log:enteredStaysBehind')}</p>}
      {hasReceiverSide(form.depth) && (
        <ToldBox
          told={told}
          kept={kept}
          provider={provider}
          respondBy={form.respondBy === '' ? undefined : dayText(form.respondBy)}
        />
      )}
    </div>
  )
}

/** Where nothing travels the scopes say what the professional may tell by word of mouth. */
function scopeChoices(form: ReferralForm, sealed: boolean): Choice<ConsentScope>[] {
  const sent = travels(form)
  return [
    {
      value: 'forward_need',
      label: t('log:scopeForwardNeed'),
      ...(sent && { hint: t('log:scopeForwardNeedHint') }),
    },
    { value: 'feedback', label: t('log:scopeFeedback') },
    {
      value: 'forward_contact',
      label: t('log:scopeForwardContact'),
      hint: t(sent && sealed ? 'log:scopeForwardContactSealed' : 'log:scopeForwardContactHint'),
    },
    { value: 'conversation', label: t('log:scopeConversation') },
  ]
}
