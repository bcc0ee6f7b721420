/** What stands here when a referral was taken back meanwhile. */
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { t } from '../../ui/words.ts'

export function ReferralGone() {
  return (
    <div class="page">
      <PageHeader title={t('log:referralGone')} />
      <EmptyState title={t('log:referralGone')}>
        <div class="row">
          <a href="#/referrals">{t('log:toReferrals')}</a>
          <a href="#/">{t('log:toSearch')}</a>
        </div>
      </EmptyState>
    </div>
  )
}
