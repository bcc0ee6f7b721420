/** What stands here when a draft was saved or deleted meanwhile. */
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { t } from '../../ui/words.ts'

export function DraftGone({ title }: { title: string }) {
  return (
    <div class="page">
      <PageHeader title={title} />
      <EmptyState title={t('log:draftGone')}>
        <p>{t('log:draftGoneText')}</p>
        <div class="row">
          <a href="#/referrals">{t('log:toReferrals')}</a>
          <a href="#/">{t('log:toSearch')}</a>
        </div>
      </EmptyState>
    </div>
  )
}
