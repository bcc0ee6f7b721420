/** The five questions a steering group asks, in the order in which they are asked, and the figures that answer each. */
import type { FigureKind } from '../../../shared/statistics/figure-kinds.ts'
import type { FigureContent } from '../../figures/content.ts'
import { t } from '../../ui/words.ts'

export const questions = ['arrived', 'breaks', 'needed', 'waiting', 'reached'] as const
export type Question = (typeof questions)[number]

/** The first one stands small on the start page. */
export const figuresOf: Readonly<Record<Question, readonly [FigureKind, ...FigureKind[]]>> = {
  arrived: ['referred', 'funnel', 'outcomes'],
  breaks: ['breaks', 'flows'],
  needed: ['needs', 'gaps', 'matrix'],
  waiting: ['waiting'],
  reached: ['reach', 'map', 'pilot'],
}

export function questionNamed(name: string | undefined): Question | undefined {
  return questions.find((question) => question === name)
}

/** The question that is asked after this one. */
export function questionAfter(question: Question): Question | undefined {
  return questions[questions.indexOf(question) + 1]
}

/** The figures whose sentences answer the question; the first gives the small picture. */
export function answeredFrom(question: Question): readonly FigureKind[] {
  return answering[question]
}

const answering: Readonly<Record<Question, readonly [FigureKind, ...FigureKind[]]>> = {
  arrived: ['referred', 'outcomes'],
  breaks: ['breaks'],
  needed: ['needs', 'gaps'],
  waiting: ['waiting'],
  reached: ['reach'],
}

/**
 * The answer in sentences, and the figure that stands beside it: the first that can be shown.
 * @param contentOf what a figure says of the chosen period and area
 */
export function answerOf(
  question: Question,
  contentOf: (kind: FigureKind) => FigureContent,
): { sentences: string[]; figure: FigureContent } {
  const [first, ...rest] = answering[question]
  const contents = [contentOf(first), ...rest.map(contentOf)]
  const figure = contents.find(({ state }) => state === 'shown') ?? contentOf(first)
  const told = contents.map(({ sentence }) => sentence).filter((sentence) => sentence !== '')
  if (told.length > 0) return { sentences: told, figure }
  return { sentences: figure.state === 'shown' ? [] : [t(`figures:view.${figure.state}.title`)], figure }
}
