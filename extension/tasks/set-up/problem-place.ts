/** Where on the form a problem is said: at the field that can put it right, else above the form. */
import type { ProblemCode } from '../../../shared/problem.ts'
import { t } from '../../ui/words.ts'

export type ProblemPlace = 'server' | 'code' | 'form'

const ofServer: readonly ProblemCode[] = ['address_invalid', 'not_this_server', 'offline', 'unavailable']
const ofCode: readonly ProblemCode[] = [
  'invitation_invalid',
  'invitation_spent',
  'invitation_expired',
  'sheet_invalid',
  'other_network',
  'cannot_open',
]

/** What only waiting or somebody else can mend is said above the form. */
export function problemPlace(problem: ProblemCode): ProblemPlace {
  if (ofServer.includes(problem)) return 'server'
  return ofCode.includes(problem) ? 'code' : 'form'
}

/** Title and advice of a problem as one text for a field; undefined where the problem is said elsewhere. */
export function problemAt(place: ProblemPlace, problem: ProblemCode | undefined): string | undefined {
  if (problem === undefined || problemPlace(problem) !== place) return undefined
  const todo = problem === 'offline' ? t('setUp:offlineTodo') : t(`problem:${problem}.todo`)
  return `${t(`problem:${problem}.title`)}. ${todo}`
}
