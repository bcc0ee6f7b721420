/** The five questions a steering group asks, each with its answer in a sentence, a small picture, and the way to more. */
import type { FigureKind } from '../../../shared/statistics/figure-kinds.ts'
import { answerFigures, joined, tablesFor } from '../../../shared/statistics/figure-tables.ts'
import { type Answer, answers } from '../../figures/build/answers.ts'
import { figureContent } from '../../figures/build/figure-content.ts'
import { periodText } from '../../figures/build/told.ts'
import type { FigureContent } from '../../figures/content.ts'
import { FigurePicture } from '../../figures/pictures/figure-picture.tsx'
import { useTables } from '../../figures/use-tables.ts'
import { dayText } from '../../ui/days.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { t } from '../../ui/words.ts'
import { ChoiceFields } from './choice-fields.tsx'
import { FiguresPage, NotThere, Stale } from './figures-page.tsx'
import { Freshness } from './freshness-part.tsx'
import { NoNumbers } from './no-numbers.tsx'
import { lastRelease } from './released-periods.ts'
import { smallPicture } from './small-picture.ts'
import { type Figures, useFigures } from './use-figures.ts'

export function StartScreen() {
  const { coming, figures } = useFigures()
  return (
    <FiguresPage>
      <PageHeader title={t('statistics:overviewTitle')} />
      <p>{t('statistics:overviewLead')}</p>
      {figures === undefined ? (
        <NotThere coming={coming} />
      ) : figures.period === undefined ? (
        <NoNumbers />
      ) : (
        <>
          <ChoiceFields figures={figures} period={figures.period} />
          <LastRelease figures={figures} />
          <Answers figures={figures} period={figures.period} />
        </>
      )}
      {figures?.ground.freshness !== undefined && <Freshness ground={figures.ground} />}
    </FiguresPage>
  )
}

function LastRelease({ figures: { catalogue } }: { figures: Figures }) {
  const last = lastRelease(catalogue)
  if (last === undefined) return null
  return (
    <p class="small muted">
      {t('statistics:lastRelease', { day: dayText(last.on), period: periodText(last.period) })}{' '}
      <a href="#/statistics/method">{t('statistics:methodLink')}</a>
    </p>
  )
}

function Answers({ figures, period }: { figures: Figures; period: string }) {
  const { areaId } = figures.choice
  const requests = answerFigures.flatMap((kind) => tablesFor(kind, period, { areaId }, figures.ground))
  const { tables, ...coming } = useTables(joined(requests))
  if (coming.state !== 'ready') return <NotThere coming={coming} />
  const source = { ...figures.ground, tables }
  return (
    <>
      <Stale coming={coming} />
      <ol class="answers">
        {answers(source, period, { areaId }).map((answer) => (
          <li key={answer.question}>
            <OneAnswer answer={answer} contentOf={(kind) => figureContent(kind, source, period, { areaId })} />
          </li>
        ))}
      </ol>
    </>
  )
}

type AnswerProps = { answer: Answer; contentOf: (kind: FigureKind) => FigureContent }

/** The picture is that of the first figure that can be shown. */
function OneAnswer({ answer: { question, text, sentences, figures }, contentOf }: AnswerProps) {
  const shown = figures.map(contentOf).find(({ picture }) => picture !== undefined)
  return (
    <section class="card answer" aria-label={text}>
      <h2>{text}</h2>
      {sentences.map((sentence) => (
        <p key={sentence} class="answer-sentence">
          {sentence}
        </p>
      ))}
      {shown?.picture !== undefined && (
        <FigurePicture picture={smallPicture(shown.picture)} sentence={shown.sentence} />
      )}
      <p class="no-print">
        <a href={`#/statistics/${question}`}>
          {t('statistics:more')}
          <span class="visually-hidden">: {text}</span>
        </a>
      </p>
    </section>
  )
}
