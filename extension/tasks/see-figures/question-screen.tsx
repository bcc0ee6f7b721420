/** All figures that answer one of the five questions, narrowed as a person chooses. */
import { useLocation } from 'wouter-preact'
import type { FigureKind } from '../../../shared/statistics/figure-kinds.ts'
import { joined, tablesFor } from '../../../shared/statistics/figure-tables.ts'
import type { Question } from '../../figures/build/answers.ts'
import { figureContent } from '../../figures/build/figure-content.ts'
import { FigureView } from '../../figures/figure-view.tsx'
import { useTables } from '../../figures/use-tables.ts'
import { Button } from '../../ui/button.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { t } from '../../ui/words.ts'
import { ChoiceFields } from './choice-fields.tsx'
import { FiguresPage, NotThere, Stale } from './figures-page.tsx'
import { NoNumbers } from './no-numbers.tsx'
import { figuresOf, questionAfter } from './questions.ts'
import { type Figures, useFigures } from './use-figures.ts'

/** Its last line leads to the next question. */
export function QuestionScreen({ question }: { question: Question }) {
  const [, navigate] = useLocation()
  const { coming, figures } = useFigures()
  const after = questionAfter(question)
  return (
    <FiguresPage>
      <PageHeader
        title={t(`figures:questions.${question}`)}
        onBack={() => navigate('/statistics')}
        backLabel={t('statistics:back')}
      />
      {figures === undefined ? (
        <NotThere coming={coming} />
      ) : figures.period === undefined ? (
        <NoNumbers />
      ) : (
        <>
          <ChoiceFields figures={figures} period={figures.period} wide />
          <FigureRow figures={figures} period={figures.period} kinds={figuresOf[question]} />
        </>
      )}
      {after !== undefined && (
        <p class="no-print">
          <a href={`#/statistics/${after}`}>{t('statistics:next', { question: t(`figures:questions.${after}`) })}</a>
        </p>
      )}
    </FiguresPage>
  )
}

type RowProps = { figures: Figures; period: string; kinds: readonly FigureKind[] }

/** Figures one below the other, once the tables they are made of are there. */
export function FigureRow({ figures, period, kinds }: RowProps) {
  const { ground, choice: cut } = figures
  const { tables, ...coming } = useTables(joined(kinds.flatMap((kind) => tablesFor(kind, period, cut, ground))))
  if (coming.state !== 'ready') return <NotThere coming={coming} />
  const source = { ...ground, tables }
  return (
    <>
      <Stale coming={coming} />
      <div class="row no-print">
        <Button small icon="note" onClick={() => window.print()}>
          {t('statistics:print')}
        </Button>
      </div>
      {kinds.map((kind) => (
        <FigureView key={kind} content={figureContent(kind, source, period, cut)} />
      ))}
    </>
  )
}
