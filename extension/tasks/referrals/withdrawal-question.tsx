/** What a family takes back, and in words what will stop and be erased at both organisations. */
import type { ConsentScope } from '../../../shared/codes/index.ts'
import type { ReferralState } from '../../../shared/referral/state.ts'
import { isTerminal, openScopes } from '../../../shared/referral/transitions.ts'
import { CheckboxGroup } from '../../ui/choices.tsx'
import { Notice } from '../../ui/notice.tsx'
import { label, t } from '../../ui/words.ts'

type Props = {
  state: ReferralState
  scopes: readonly ConsentScope[]
  error: string | undefined
  onChange: (scopes: ConsentScope[]) => void
}

/** Offers only scopes that stand open; what follows is told before anything is sent. */
export function WithdrawalQuestion({ state, scopes, error, onChange }: Props) {
  const consequences = consequencesOf(state, scopes)
  return (
    <>
      <CheckboxGroup<ConsentScope>
        label={t('referrals:scopesAsk')}
        need="required"
        hint={t('referrals:scopesHint')}
        error={error}
        options={openScopes(state).map((scope) => ({ value: scope, label: label('consentScope', scope) }))}
        values={scopes}
        onChange={onChange}
      />
      {consequences.length > 0 && (
        <Notice tone="warning" title={t('referrals:withdrawThen')} live>
          <ul class="stack-tight">
            {consequences.map((each) => (
              <li key={each}>{t(`referrals:withdrawEffect.${each}`)}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}

/** What follows from taking these scopes back, as keys of the words for it. */
export function consequencesOf(state: ReferralState, scopes: readonly ConsentScope[]) {
  const takes = (scope: ConsentScope) => scopes.includes(scope)
  const ends = (takes('forward_contact') || takes('forward_need')) && !isTerminal(state.status)
  return [
    ...(ends ? (['ends'] as const) : []),
    ...(takes('forward_contact') && state.to !== null ? (['contactErased'] as const) : []),
    ...(takes('forward_need') && state.to !== null ? (['needStays'] as const) : []),
    ...(takes('feedback') && state.to !== null ? (['noFeedback'] as const) : []),
    ...(takes('conversation') ? (['noTalk'] as const) : []),
    ...(scopes.length > 0 ? (['final'] as const) : []),
  ]
}
