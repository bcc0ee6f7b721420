/** `/reports`: what was published, and for whom makes reports the own drafts and what a new one may begin with. */
import { listReports } from '../../sync/reports.ts'
import { Button } from '../../ui/button.tsx'
import { instantText } from '../../ui/days.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { t } from '../../ui/words.ts'
import { DraftList } from './draft-list.tsx'
import { NewReport } from './new-report.tsx'
import { PublishedList } from './published-list.tsx'
import { useMaker } from './use-maker.ts'
import { useServerAnswer } from './use-server-answer.ts'

export function ReportsScreen() {
  const maker = useMaker()
  return (
    <>
      <PageHeader title={t('reports:title')} />
      <p>{t('reports:lead')}</p>
      {maker === undefined ? (
        <Loading />
      ) : (
        <div class="stack-loose">
          <Published maker={maker} />
          {maker && <DraftList />}
          {maker && <NewReport />}
        </div>
      )}
    </>
  )
}

function Published({ maker }: { maker: boolean }) {
  const { answer, problem, again } = useServerAnswer(() => listReports(), 'list')
  return (
    <section class="stack" aria-labelledby="reports-published">
      <h2 id="reports-published">{t('reports:published')}</h2>
      {problem !== undefined && (
        <>
          <ProblemNotice problem={problem} />
          <div class="row">
            <Button onClick={again}>{t('retry')}</Button>
          </div>
        </>
      )}
      {problem === undefined && answer === undefined && <Loading />}
      {answer?.kept !== undefined && <Notice>{t('reports:kept', { when: instantText(answer.kept) })}</Notice>}
      {answer?.reports.length === 0 && (
        <EmptyState title={t('reports:publishedNone')}>
          <p>{t(maker ? 'reports:publishedNoneMaker' : 'reports:publishedNoneText')}</p>
        </EmptyState>
      )}
      {answer !== undefined && answer.reports.length > 0 && (
        <PublishedList reports={answer.reports} maker={maker} onWithdrawn={again} />
      )}
    </section>
  )
}
