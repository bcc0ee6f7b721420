/** What a person is asked before an event of the sender's is written, and the facts that come of the answers. */
import type { CodeList, ConsentScope, Evidence } from '../../../shared/codes/index.ts'
import { codesOf } from '../../../shared/codes/index.ts'
import { eventFacts } from '../../../shared/referral/event.ts'
import type { EventType } from '../../../shared/referral/event-type.ts'

/** Events the sender writes from the referral's page, in the order of their buttons. */
export const ownEvents = [
  'arrived',
  'completed',
  'failed',
  'cancelled',
  'consent_withdrawn',
  'entered_in_error',
] as const satisfies EventType[]
export type OwnEvent = (typeof ownEvents)[number]

/** The code lists an event asks for; each becomes a fact of the same name. */
export const questions: Readonly<
  Record<OwnEvent, readonly ('outcome' | 'failReason' | 'cancelReason' | 'evidence')[]>
> = {
  arrived: ['evidence'],
  completed: ['outcome', 'evidence'],
  failed: ['failReason', 'evidence'],
  cancelled: ['cancelReason'],
  consent_withdrawn: [],
  entered_in_error: [],
}

export type Answers = {
  on: string
  scopes: readonly ConsentScope[]
} & Partial<Record<'outcome' | 'failReason' | 'cancelReason' | 'evidence', string>>

/** The codes offered for a question. An arrival or outcome without any evidence is no knowledge: not offered. */
export function choicesOf(list: CodeList): string[] {
  const without: readonly Evidence[] = ['none']
  return codesOf(list).filter((code) => list !== 'evidence' || !without.some((each) => each === code))
}

/** Names of the questions still open, and `scopes` where none is chosen; `on` where the day lies ahead. */
export function openQuestions(type: OwnEvent, answers: Answers, today: string): string[] {
  const open: string[] = questions[type].filter((question) => (answers[question] ?? '') === '')
  if (type === 'consent_withdrawn' && answers.scopes.length === 0) open.push('scopes')
  if (!/^\d{4}-\d{2}-\d{2}$/.test(answers.on) || answers.on > today) open.push('on')
  return open
}

/** Facts as the event's schema has them; unanswered questions make it refuse. */
export function factsOf<T extends OwnEvent>(type: T, answers: Answers) {
  const asked = Object.fromEntries(questions[type].map((question) => [question, answers[question]]))
  const scopes = type === 'consent_withdrawn' ? { scopes: [...answers.scopes] } : {}
  return eventFacts[type].safeParse({ on: answers.on, ...asked, ...scopes })
}
