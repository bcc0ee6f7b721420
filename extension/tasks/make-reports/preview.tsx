/** How the report will stand, with the numbers of today; follows the part that is being worked at. */
import { useEffect, useRef } from 'preact/hooks'
import type { Goal } from '../../../shared/network.ts'
import type { ReportDefinition } from '../../../shared/report.ts'
import { periodText } from '../../figures/build/told.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { t } from '../../ui/words.ts'
import type { DraftFigures } from './draft-screen.tsx'
import { ReportBody } from './report-body.tsx'

type Props = {
  definition: ReportDefinition
  goals: readonly Goal[]
  figures: DraftFigures
  /** Place of the part that is being worked at. */
  workedAt: number | undefined
}

export function Preview({ definition, goals, figures, workedAt }: Props) {
  const frame = useRef<HTMLElement>(null)
  useEffect(() => {
    const part = frame.current?.querySelector<HTMLElement>(`[data-part="${workedAt}"]`)
    // Only this frame scrolls, and only where it has a height of its own; the page stays where it is.
    if (part !== null && part !== undefined) frame.current?.scrollTo({ top: part.offsetTop - 16 })
  }, [workedAt])
  const { title, subtitle, period, blocks } = definition
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section class="report-preview" ref={frame} aria-labelledby="report-preview" tabIndex={0}>
      <h2 id="report-preview">{t('reports:preview')}</h2>
      <p class="small muted">{t('reports:previewText')}</p>
      {figures.stale && <Notice>{t('reports:previewOffline')}</Notice>}
      {figures.state === 'trouble' && (
        <>
          <ProblemNotice problem={figures.problem} />
          <div class="row">
            <Button small onClick={figures.again}>
              {t('retry')}
            </Button>
          </div>
        </>
      )}
      <div class="report">
        <div class="report-front">
          <p class="report-title">{title.trim() || t('reports:untitled')}</p>
          {subtitle !== undefined && subtitle !== '' && <p class="report-subtitle">{subtitle}</p>}
          <p class="muted">{periodText(period)}</p>
        </div>
        <ReportBody
          blocks={blocks}
          contents={figures.contents}
          goals={goals}
          level={3}
          waiting={figures.state === 'loading'}
        />
      </div>
    </section>
  )
}
