/**
 * What a referral waits for, and since when too long: derived from its state, the day and the network's rules,
 * never stored. Where the family wants no answer to be given, none is due.
 */
import type { ReferralState } from './state.ts'
import { isTerminal, mayAnswer } from './transitions.ts'
import { addDays, addWorkingDays } from './working-days.ts'

/** What "too long" is measured by. */
export type Calendar = {
  /** `YYYY-MM-DD` */
  today: string
  /** Working days within which a receiver is expected to answer: the network's rule. */
  respondWithinDays: number
  /** Land whose public holidays are no working days. */
  land: string
}

/** Days without any event after which an open referral counts as silent. */
const silentAfterDays = 28

/** The receiver owes an answer: it was asked for one, and none but "received" came. */
export function waitsForAnswer(state: ReferralState): boolean {
  if (state.kind !== 'referral' || state.to === null || !mayAnswer(state)) return false
  return state.status === 'requested' || state.status === 'received'
}

/** The day by which the receiver is expected to answer, while it has not: asked for, or the network's rule. */
export function answerDueOn(state: ReferralState, { respondWithinDays, land }: Calendar): string | undefined {
  if (!waitsForAnswer(state)) return undefined
  return state.requested?.respondBy ?? addWorkingDays(state.openedOn, respondWithinDays, land)
}

/** Whether the day of the answer is over: on that day itself nothing is overdue. */
export function isOverdue(state: ReferralState, calendar: Calendar): boolean {
  const due = answerDueOn(state, calendar)
  return due !== undefined && due < calendar.today
}

/**
 * Open, and nothing has happened for four weeks. What is still to come is not silent: an answer that is not due yet, an
 * appointment and the four weeks after it. An unmet need waits for nobody.
 */
export function isSilent(state: ReferralState, calendar: Calendar): boolean {
  if (state.kind === 'unmet_need' || isTerminal(state.status)) return false
  const { today } = calendar
  const due = answerDueOn(state, calendar)
  if (due !== undefined && due >= today) return false
  const { changedOn, appointmentOn } = state
  const last = appointmentOn !== undefined && appointmentOn > changedOn ? appointmentOn : changedOn
  const since = addDays(last, silentAfterDays)
  return since !== undefined && since <= today
}

/** The own organisation wanted to look at it by now. */
export function followUpIsDue({ followUpOn, status }: ReferralState, { today }: Calendar): boolean {
  return followUpOn !== undefined && followUpOn <= today && !isTerminal(status)
}
