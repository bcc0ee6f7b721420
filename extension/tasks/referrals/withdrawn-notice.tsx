/** After consent was taken back both sides say what happened, and what it does not reach by itself. */
import { handoverCode } from '../../../shared/referral/handover-code.ts'
import type { ReferralState } from '../../../shared/referral/state.ts'
import { Notice } from '../../ui/notice.tsx'
import { label, t } from '../../ui/words.ts'

/** @param onward own referrals that passed the family on before, and go on */
export function WithdrawnNotice({ state, onward }: { state: ReferralState; onward: readonly string[] }) {
  const { withdrawnScopes: scopes, to } = state
  if (scopes.length === 0) return null
  return (
    <Notice tone="warning" title={t('referrals:withdrawnTitle')}>
      <p>{scopes.map((scope) => label('consentScope', scope)).join(', ')}</p>
      {scopes.includes('forward_contact') && to !== null && <p>{t('referrals:withdrawnErased')}</p>}
      {scopes.includes('feedback') && to !== null && <p>{t('referrals:withdrawnFeedback')}</p>}
      {onward.length > 0 && (
        <>
          <p>{t('referrals:withdrawnOnward', { count: onward.length })}</p>
          <ul class="stack-tight">
            {onward.map((ref) => (
              <li key={ref}>
                <a href={`#/referrals/${ref}`}>{t('referrals:withdrawnOnwardOpen', { code: handoverCode(ref) })}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  )
}
