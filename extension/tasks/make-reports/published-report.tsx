/** A published report from its first line to the appendix; what stands here is what comes out of the printer. */
import { useMemo } from 'preact/hooks'
import type { PublishedReport } from '../../../shared/report.ts'
import { periodText } from '../../figures/build/told.ts'
import { dayText } from '../../ui/days.ts'
import { Facts } from '../../ui/facts.tsx'
import { t } from '../../ui/words.ts'
import { Appendix } from './appendix.tsx'
import { frozenFigures } from './frozen-figures.ts'
import { MethodSection } from './method-section.tsx'
import { ReportBody } from './report-body.tsx'

export function PublishedReportView({ report }: { report: PublishedReport }) {
  const { definition, frozen, networkName, organisationName, publishedOn } = report
  const contents = useMemo(() => frozenFigures(report), [report])
  return (
    <article class="report">
      <div class="report-front">
        <p class="report-title print-only">{definition.title}</p>
        {definition.subtitle !== undefined && <p class="report-subtitle">{definition.subtitle}</p>}
        <Facts
          facts={[
            { term: t('reports:meta.network'), content: networkName },
            { term: t('reports:meta.organisation'), content: organisationName },
            { term: t('reports:meta.period'), content: periodText(definition.period) },
            { term: t('reports:meta.date'), content: dayText(publishedOn) },
          ]}
        />
      </div>
      <ReportBody blocks={definition.blocks} contents={contents} goals={frozen.goals} level={2} />
      <MethodSection report={report} contents={contents} />
      <Appendix contents={contents} />
    </article>
  )
}
