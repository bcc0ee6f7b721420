/** A refusal in one line, for the place under a field: what happened and what to do, or how long one has to wait. */
import type { Failed } from '../../ui/use-work.ts'
import { type ToldProblem, t } from '../../ui/words.ts'
import { waitText } from './wait-text.ts'

/** How long to wait is all that helps while one must wait. */
export function refusalText({ problem, retryAfter }: Failed): string {
  return retryAfter === undefined ? problemText(problem) : waitText(retryAfter)
}

/** What happened and what to do, in one line. */
export function problemText(problem: ToldProblem): string {
  return `${t(`problem:${problem}.title`)}. ${t(`problem:${problem}.todo`)}`
}
