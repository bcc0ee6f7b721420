/**
 * When an answer of the receiver is overdue: derived from day and network alone, never stored. Counted in
 * working days (Monday to Friday); public holidays differ by Land and are not counted out.
 */
import type { ReferralState } from './state.ts'

/** The day by which the receiver is expected to answer, while it has not: asked for, or the network's rule. */
export function answerDueOn(state: ReferralState, respondWithinDays: number): string | undefined {
  if (state.to === null || (state.status !== 'requested' && state.status !== 'received')) return undefined
  return state.requested?.respondBy ?? addWorkingDays(state.openedOn, respondWithinDays)
}

export function isOverdue(state: ReferralState, today: string, respondWithinDays: number): boolean {
  const due = answerDueOn(state, respondWithinDays)
  return due !== undefined && due < today
}

/** `YYYY-MM-DD` so many working days later; undefined for a text that is no day. */
export function addWorkingDays(day: string, count: number): string | undefined {
  const start = Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(start)) return undefined
  const date = new Date(start)
  for (let left = count; left > 0; ) {
    date.setUTCDate(date.getUTCDate() + 1)
    const weekday = date.getUTCDay()
    if (weekday !== 0 && weekday !== 6) left--
  }
  return date.toISOString().slice(0, 10)
}
