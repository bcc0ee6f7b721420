/** What stands here when a draft was saved or deleted meanwhile, and when it cannot be read. */
import type { ProblemCode } from '../../../shared/problem.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { t } from '../../ui/words.ts'

/** Leads to the list and to the search; nothing can be brought back here. */
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

/** Under a key that this device no longer has, say: it says so, and never waits for ever. */
export function DraftUnread({ title, problem }: { title: string; problem: ProblemCode }) {
  return (
    <div class="page">
      <PageHeader title={title} />
      <ProblemNotice problem={problem} />
      <a href="#/">{t('log:toSearch')}</a>
    </div>
  )
}
