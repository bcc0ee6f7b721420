/** The five questions a steering group asks, each with its answer in a sentence, a small picture, and the way to more. */
import { joined, tablesFor } from '../../../shared/statistics/figure-tables.ts'
import { figureContent } from '../../figures/build/figure-content.ts'
import type { FigureSource } from '../../figures/build/source.ts'
import { periodText } from '../../figures/build/told.ts'
import { FigurePicture } from '../../figures/pictures/figure-picture.tsx'
import { useTables } from '../../figures/use-tables.ts'
import { dayText } from '../../ui/days.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { t } from '../../ui/words.ts'
import { ChoiceFields } from './choice-fields.tsx'
import { FiguresPage, NotThere, Stale } from './figures-page.tsx'
import { Freshness } from './freshness-part.tsx'
import { NoNumbers } from './no-numbers.tsx'
import { answeredFrom, answerOf, type Question, questions } from './questions.ts'
import { lastRelease } from './released-periods.ts'
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
  const cut = { areaId }
  const kinds = questions.flatMap(answeredFrom)
  const requests = joined(kinds.flatMap((kind) => tablesFor(kind, period, cut, figures.ground)))
  const { tables, ...coming } = useTables(requests)
  if (coming.state !== 'ready') return <NotThere coming={coming} />
  const source = { ...figures.ground, tables }
  return (
    <>
      <Stale coming={coming} />
      <ol class="answers">
        {questions.map((question) => (
          <li key={question}>
            <Answer question={question} source={source} period={period} areaId={areaId} />
          </li>
        ))}
      </ol>
    </>
  )
}

type AnswerProps = { question: Question; source: FigureSource; period: string; areaId: string | undefined }

function Answer({ question, source, period, areaId }: AnswerProps) {
  const { sentences, figure } = answerOf(question, (kind) => figureContent(kind, source, period, { areaId }))
  const title = t(`statistics:question.${question}`)
  return (
    <section class="card answer" aria-label={title}>
      <h2>{title}</h2>
      {sentences.map((sentence) => (
        <p key={sentence} class="answer-sentence">
          {sentence}
        </p>
      ))}
      {figure.picture !== undefined && <FigurePicture picture={figure.picture} sentence={figure.sentence} />}
      <p class="no-print">
        <a href={`#/statistics/${question}`}>
          {t('statistics:more')}
          <span class="visually-hidden">: {title}</span>
        </a>
      </p>
    </section>
  )
}
