/** The five questions of a steering group, each answered in a sentence or two from the figures that show more. */
import type { FigureCut, FigureKind } from '../../../shared/statistics/figure-kinds.ts'
import type { answerFigures } from '../../../shared/statistics/figure-tables.ts'
import { t } from '../../ui/words.ts'
import { figureContent } from './figure-content.ts'
import type { FigureSource } from './source.ts'

/** In the order in which they are asked; the first figure of each is the one that shows more. */
const questions = {
  arrived: ['referred', 'outcomes'],
  breaks: ['breaks'],
  missing: ['needs', 'gaps'],
  waiting: ['waiting'],
  burden: ['reach'],
} as const satisfies Record<string, readonly (typeof answerFigures)[number][]>
export type Question = keyof typeof questions

export type Answer = {
  question: Question
  /** The question in words. */
  text: string
  sentences: string[]
  /** Whether any of the sentences tells a number. */
  known: boolean
  /** The figures that show more. */
  figures: readonly FigureKind[]
}

/** @param source needs the tables of `answerFigures` for the same period and cut */
export function answers(source: FigureSource, period: string, cut: FigureCut): Answer[] {
  return (Object.keys(questions) as Question[]).map((question) => {
    const contents = questions[question].map((figure) => figureContent(figure, source, period, cut))
    return {
      question,
      text: t(`figures:questions.${question}`),
      // Two figures may lack a number for the same reason; it is told once.
      sentences: [...new Set(contents.map(({ sentence }) => sentence))],
      known: contents.some(({ state }) => state === 'shown'),
      figures: questions[question],
    }
  })
}
