/** The five questions a steering group asks, in the order in which they are asked, and the figures that answer each in full. */
import type { FigureKind } from '../../../shared/statistics/figure-kinds.ts'
import type { Question } from '../../figures/build/answers.ts'

const questions = ['arrived', 'breaks', 'missing', 'waiting', 'burden'] as const satisfies readonly Question[]

export const figuresOf: Readonly<Record<Question, readonly FigureKind[]>> = {
  arrived: ['referred', 'funnel', 'outcomes'],
  breaks: ['breaks', 'flows'],
  missing: ['needs', 'gaps', 'matrix'],
  waiting: ['waiting'],
  burden: ['reach', 'map', 'pilot'],
}

/** By its name in the address; undefined where there is no such question. */
export function questionNamed(name: string | undefined): Question | undefined {
  return questions.find((question) => question === name)
}

/** The question that is asked after this one. */
export function questionAfter(question: Question): Question | undefined {
  return questions[questions.indexOf(question) + 1]
}
