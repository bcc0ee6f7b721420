/** The last look before a report is published, and the button that does it. The draft goes only once the server has it. */
import { useLocation } from 'wouter-preact'
import { Problem } from '../../../shared/problem.ts'
import type { ReportDefinition } from '../../../shared/report.ts'
import type { FigureContent } from '../../figures/content.ts'
import { beginReportDraft, dropReportDraft } from '../../store/report-drafts.ts'
import { publishReport } from '../../sync/reports.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { useWork } from '../../ui/use-work.ts'
import { t } from '../../ui/words.ts'
import { faultsOf, tidied } from './report-faults.ts'

type Props = {
  id: string
  definition: ReportDefinition
  contents: readonly (FigureContent | undefined)[]
  /** The preview's numbers are on their way. */
  loading: boolean
  released: readonly string[] | undefined
}

export function PublishCard({ id, definition, contents, loading, released }: Props) {
  const { run, busy, problem } = useWork()
  const [, navigate] = useLocation()
  const { must, may } = faultsOf(definition, contents, released)
  const publish = () =>
    run(async () => {
      const published = await publishedUnder(id, definition)
      const next = published ? undefined : await beginReportDraft(definition)
      await dropReportDraft(id)
      announce(t(published ? 'reports:publishedNow' : 'reports:alreadyPublished'))
      navigate(next === undefined ? `/reports/${id}` : `/reports/draft/${next}`)
    })
  return (
    <Card label={t('reports:check')}>
      <h2>{t('reports:check')}</h2>
      <p>{t('reports:checkText')}</p>
      {must.length > 0 && (
        <Notice tone="warning" title={t('reports:checkMust')}>
          <Lines lines={must} />
        </Notice>
      )}
      {may.length > 0 && (
        <Notice title={t('reports:checkMay')}>
          <Lines lines={may} />
        </Notice>
      )}
      <ProblemNotice problem={problem} />
      <div class="row">
        <Button kind="primary" unavailable={busy || loading || must.length > 0} onClick={() => void publish()}>
          {t(busy ? 'reports:publishing' : 'reports:publish')}
        </Button>
      </div>
      <p class="small muted">{t(loading ? 'reports:fault.loading' : 'reports:checkNetwork')}</p>
    </Card>
  )
}

/** False where an earlier version already stands under this id: its answer was lost on the way, and the draft went on. */
async function publishedUnder(id: string, definition: ReportDefinition): Promise<boolean> {
  try {
    await publishReport(id, tidied(definition))
    return true
  } catch (failure) {
    if (failure instanceof Problem && failure.code === 'conflict') return false
    throw failure
  }
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul class="stack-tight">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
