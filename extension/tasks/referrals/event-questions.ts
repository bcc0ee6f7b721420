/** What a person is asked before an event is written, and the facts that come of the answers. */
import type { CodeList, ConsentScope, Evidence } from '../../../shared/codes/index.ts'
import { eventFacts } from '../../../shared/referral/event.ts'
import type { EventType } from '../../../shared/referral/event-type.ts'
import { options } from '../../ui/words.ts'
import type { Part } from './part.ts'

/** Events that are written from the referral's page, in the order of their buttons. */
export const actsOf = {
  sender: ['arrived', 'completed', 'failed', 'cancelled', 'consent_withdrawn', 'entered_in_error'],
  receiver: [
    'received',
    'accepted',
    'waitlisted',
    'arrived',
    'completed',
    'rejected',
    'failed',
    'cancelled',
    'consent_withdrawn',
  ],
  desk: ['completed', 'failed', 'cancelled', 'entered_in_error'],
} as const satisfies Record<Part, readonly EventType[]>
export type Act = (typeof actsOf)[Part][number]

type List = 'outcome' | 'failReason' | 'cancelReason' | 'holdReason' | 'rejectReason' | 'evidence'

/** The code lists an event's facts draw on; each becomes a fact of the same name. */
const listsOf: Readonly<Record<Act, readonly List[]>> = {
  received: [],
  accepted: [],
  waitlisted: ['holdReason'],
  rejected: ['rejectReason'],
  arrived: ['evidence'],
  completed: ['outcome', 'evidence'],
  failed: ['failReason', 'evidence'],
  cancelled: ['cancelReason'],
  consent_withdrawn: [],
  entered_in_error: [],
}

/** The lists a person is asked for: how the receiver knows what happened at its own desk is no question. */
export function questionsOf(act: Act, part: Part): readonly List[] {
  return listsOf[act].filter((list) => list !== 'evidence' || part === 'sender')
}

export type Answers = {
  on: string
  /** Of an acceptance; empty where none was agreed on. */
  appointmentOn: string
  scopes: readonly ConsentScope[]
} & Partial<Record<List, string>>

/** The answers offered for a question. An arrival or outcome without any evidence is no knowledge: not offered. */
export function answersTo(question: CodeList): { value: string; label: string }[] {
  const without: readonly Evidence[] = ['none']
  return options(question).filter(({ value }) => question !== 'evidence' || !without.some((each) => each === value))
}

const day = /^\d{4}-\d{2}-\d{2}$/

/**
 * Names of the questions still open, and `scopes` where none is chosen; `on` where the day lies ahead,
 * `appointmentOn` where it is no day.
 */
export function openQuestions(act: Act, part: Part, answers: Answers, today: string): string[] {
  const open: string[] = questionsOf(act, part).filter((question) => (answers[question] ?? '') === '')
  if (act === 'consent_withdrawn' && answers.scopes.length === 0) open.push('scopes')
  if (act === 'accepted' && answers.appointmentOn !== '' && !day.test(answers.appointmentOn)) open.push('appointmentOn')
  if (!day.test(answers.on) || answers.on > today) open.push('on')
  return open
}

/** Facts as the event's schema has them; unanswered questions make it refuse. */
export function factsOf<T extends Act>(act: T, part: Part, answers: Answers) {
  const asked = Object.fromEntries(listsOf[act].map((list) => [list, answers[list]]))
  const known = part !== 'sender' && listsOf[act].includes('evidence') ? { evidence: 'receiver_confirmed' } : {}
  const scopes = act === 'consent_withdrawn' ? { scopes: [...answers.scopes] } : {}
  const appointment = act === 'accepted' && answers.appointmentOn !== '' ? { appointmentOn: answers.appointmentOn } : {}
  return eventFacts[act].safeParse({ on: answers.on, ...asked, ...known, ...scopes, ...appointment })
}
