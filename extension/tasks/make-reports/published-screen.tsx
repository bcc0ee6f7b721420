/** `/reports/:id`: a published report, drawn from what was frozen with it alone; to read, to print, to take numbers from. */
import { useState } from 'preact/hooks'
import { useLocation } from 'wouter-preact'
import type { PublishedReport } from '../../../shared/report.ts'
import { enrolment } from '../../store/enrolment.ts'
import { useLive } from '../../store/live.ts'
import { beginReportDraft } from '../../store/report-drafts.ts'
import { readReport } from '../../sync/reports.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { saveFile } from '../../ui/copy.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loading } from '../../ui/loading.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { t } from '../../ui/words.ts'
import { saveAppendix } from './appendix-file.ts'
import { definitionFileText } from './definition-file.ts'
import { PublishedReportView } from './published-report.tsx'
import { useMaker } from './use-maker.ts'
import { useServerAnswer } from './use-server-answer.ts'
import { WithdrawDialog } from './withdraw-dialog.tsx'

export function PublishedScreen({ id }: { id: string }) {
  const { answer, problem, again } = useServerAnswer(() => readReport(id), id)
  const [, navigate] = useLocation()
  const back = () => navigate('/reports')
  if (answer !== undefined)
    return (
      <>
        <PageHeader title={answer.definition.title} backLabel={t('reports:toList')} onBack={back} />
        <Acts report={answer} />
        <PublishedReportView report={answer} />
      </>
    )
  return (
    <>
      <PageHeader title={t('reports:title')} backLabel={t('reports:toList')} onBack={back} />
      {problem === undefined ? (
        <Loading />
      ) : problem === 'not_found' ? (
        <EmptyState title={t('reports:withdrawnTitle')}>
          <p>{t('reports:withdrawnText')}</p>
        </EmptyState>
      ) : (
        <>
          <ProblemNotice problem={problem} />
          <div class="row">
            <Button onClick={again}>{t('retry')}</Button>
          </div>
        </>
      )}
    </>
  )
}

/** What can be done with it; none of it is printed. */
function Acts({ report }: { report: PublishedReport }) {
  const maker = useMaker()
  return (
    <div class="row no-print">
      <Button kind="primary" onClick={() => window.print()}>
        {t('reports:print')}
      </Button>
      <Button icon="download" onClick={() => saveAppendix(report)}>
        {t('reports:appendixCsv')}
      </Button>
      {maker && <MakersActs report={report} />}
    </div>
  )
}

function MakersActs({ report }: { report: PublishedReport }) {
  const { id, definition, organisationName } = report
  const [asking, ask] = useState(false)
  const [, navigate] = useLocation()
  const own = useLive(async () => enrolment(), [])
  const take = async () => {
    navigate(`/reports/draft/${await beginReportDraft(definition)}`)
    announce(t('reports:takenAgain'))
  }
  const save = () =>
    saveFile(`kettenglied-${t('reports:fileName')}.json`, definitionFileText(definition), 'application/json')
  return (
    <>
      <Button icon="copy" onClick={() => void take()}>
        {t('reports:again')}
      </Button>
      <Button icon="download" onClick={save}>
        {t('reports:saveDefinition')}
      </Button>
      {(own?.role === 'admin' || own?.organisationName === organisationName) && (
        <Button kind="quiet" icon="delete" onClick={() => ask(true)}>
          {t('reports:withdraw')}
        </Button>
      )}
      {asking && (
        <WithdrawDialog
          id={id}
          title={definition.title}
          onClose={() => ask(false)}
          onWithdrawn={() => navigate('/reports')}
        />
      )}
    </>
  )
}
