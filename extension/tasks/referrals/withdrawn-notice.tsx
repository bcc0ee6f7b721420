/** After consent was taken back both sides say what happened. */
import type { ReferralState } from '../../../shared/referral/state.ts'
import { Notice } from '../../ui/notice.tsx'
import { label, t } from '../../ui/words.ts'

export function WithdrawnNotice({ state }: { state: ReferralState }) {
  const { withdrawnScopes: scopes, to } = state
  if (scopes.length === 0) return null
  return (
    <Notice tone="warning" title={t('referrals:withdrawnTitle')}>
      <p>{scopes.map((scope) => label('consentScope', scope)).join(', ')}</p>
      {scopes.includes('forward_contact') && to !== null && <p>{t('referrals:withdrawnErased')}</p>}
      {scopes.includes('feedback') && to !== null && <p>{t('referrals:withdrawnFeedback')}</p>}
    </Notice>
  )
}
