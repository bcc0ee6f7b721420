/** Reports that the server did not take, each with its offer, what was said, and why it went no further. */
import { reportText } from '../../offer-view/report-words.ts'
import type { ReportRecord } from '../../store/database.ts'
import { dropReport } from '../../store/edits.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { isTold, t } from '../../ui/words.ts'

/** @param titles of the offers that are still on this device, by id */
export function RefusedReports(props: { reports: readonly ReportRecord[]; titles: ReadonlyMap<string, string> }) {
  return (
    <section class="section">
      <h2>{t('offers:reportsSection')}</h2>
      <ul class="offer-rows">
        {props.reports.map((report) => (
          <Row key={report.id} report={report} title={props.titles.get(report.offerId)} />
        ))}
      </ul>
    </section>
  )
}

function Row({ report, title }: { report: ReportRecord; title: string | undefined }) {
  const { id, offerId, problem } = report
  const drop = async () => {
    await dropReport(id)
    announce(t('offers:reportDropped'))
  }
  return (
    <li class="offer-row">
      <div class="grow">
        <p class="strong">
          {title === undefined ? t('offers:kinds.offer') : <a href={`#/offers/${offerId}`}>{title}</a>}
        </p>
        <p class="small muted">{saidText(report)}</p>
        {problem !== undefined && isTold(problem) && <p class="small">{t(`problem:${problem}.title`)}</p>}
      </div>
      <Button small kind="quiet" icon="delete" onClick={() => void drop()}>
        {t('offers:dropReport')}
        <span class="visually-hidden"> {title}</span>
      </Button>
    </li>
  )
}

/** As it was said, with what would be right where the person knew it. */
function saidText({ says, group, value }: ReportRecord): string {
  const said = says === 'right' ? t('report:right') : reportText({ says, group })
  return value === undefined ? said : `${said} · ${t('upkeep:suggested', { value })}`
}
