/** Consent and its scopes, and in plain words what the receiving organisation learns because of them. */
import type { ConsentScope } from '../../../shared/codes/index.ts'
import type { ReferralForm } from '../../store/draft-forms.ts'
import { CheckboxGroup, RadioGroup } from '../../ui/choices.tsx'
import { Notice } from '../../ui/notice.tsx'
import { label, t } from '../../ui/words.ts'
import { consentChoices, hasReceiverSide, isGiven, travels, withConsent } from './consent.ts'

type Props = { form: ReferralForm; provider: string; error?: string; onChange: (form: ReferralForm) => void }

export function ConsentField({ form, provider, error, onChange }: Props) {
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
          options={scopeChoices(form)}
          values={form.consentScopes}
          onChange={(consentScopes) => onChange({ ...form, consentScopes, consentChosen: true })}
        />
      )}
      {hasReceiverSide(form.depth) && (
        <Notice title={t('log:learnsTitle')}>
          <p>
            {travels(form) ? t('log:learns', { provider, what: learned(form).join(', ') }) : t('log:learnsNothing')}
          </p>
        </Notice>
      )}
    </div>
  )
}

function scopeChoices({ depth }: ReferralForm): { value: ConsentScope; label: string; hint?: string }[] {
  return [
    {
      value: 'forward_need',
      label: t('log:scopeForwardNeed'),
      ...(hasReceiverSide(depth) && { hint: t('log:scopeForwardNeedHint') }),
    },
    { value: 'feedback', label: t('log:scopeFeedback') },
    { value: 'forward_contact', label: t('log:scopeForwardContact'), hint: t('log:scopeForwardContactHint') },
    { value: 'conversation', label: t('log:scopeConversation') },
  ]
}

/** What is in the event, in the order of the form: only what was recorded is named. */
function learned(form: ReferralForm): string[] {
  const age = form.lifePhase !== 'not_recorded' || form.ageBand !== 'not_recorded'
  return [
    t('log:learnsReferral'),
    t('log:learnsNeeds'),
    ...(age ? [t('log:learnsAge')] : []),
    ...(form.areaId !== 'not_recorded' ? [t('log:learnsArea')] : []),
    ...(form.language !== '' ? [t('log:learnsLanguage')] : []),
    t('log:learnsCode'),
  ]
}
