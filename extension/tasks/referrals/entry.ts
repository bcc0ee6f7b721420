/** One line of the list: what is shown of a referral and what is searched. Made from records, never stored. */
import { handoverCode, readHandoverCode } from '../../../shared/referral/handover-code.ts'
import { isOverdue } from '../../../shared/referral/overdue.ts'
import type { ReferralState } from '../../../shared/referral/state.ts'
import { isTerminal } from '../../../shared/referral/transitions.ts'

export type Entry = {
  ref: string
  state: ReferralState
  code: string
  /** The offer's title or its type's label; for an unmet need what was looked for. */
  title: string
  provider: string
  caseReference: string
  followUpOn: string
  /** Some of it has not been seen in the feed yet. */
  undelivered: boolean
  /** Some of it was put aside and waits for a person. */
  quarantined: boolean
}

/** What an entry is made of besides the state. */
export type EntryParts = Omit<Entry, 'ref' | 'state' | 'code'>

export function entryOf(state: ReferralState, parts: EntryParts): Entry {
  return { ref: state.ref, state, code: handoverCode(state.ref), ...parts }
}

export const entryFilters = ['open', 'due', 'closed', 'unmet', 'undelivered', 'quarantined'] as const
export type EntryFilter = (typeof entryFilters)[number]

/** What "due" is measured by. */
export type Calendar = { today: string; respondWithinDays: number }

export function passes(entry: Entry, filter: EntryFilter | undefined, calendar: Calendar): boolean {
  const { state } = entry
  const closed = isTerminal(state.status)
  switch (filter) {
    case undefined:
      return true
    case 'open':
      return state.kind === 'referral' && !closed
    case 'due':
      return isDue(entry, calendar)
    case 'closed':
      return state.kind === 'referral' && closed
    case 'unmet':
      return state.kind === 'unmet_need'
    case 'undelivered':
      return entry.undelivered
    case 'quarantined':
      return entry.quarantined
  }
}

/** The receiver's answer is overdue, or the day of following up has come. */
export function isDue({ state, followUpOn }: Entry, { today, respondWithinDays }: Calendar): boolean {
  if (isOverdue(state, today, respondWithinDays)) return true
  return followUpOn !== '' && followUpOn <= today && !isTerminal(state.status)
}

/** Searches by hand-over code (read as leniently as it is typed), offer, provider and local case reference. */
export function meets(entry: Entry, search: string): boolean {
  const wanted = fold(search)
  if (wanted === '') return true
  const code = readHandoverCode(search)
  if (code !== undefined && code === entry.code) return true
  const text = fold(`${entry.code} ${entry.title} ${entry.provider} ${entry.caseReference}`)
  return wanted.split(' ').every((word) => text.includes(word))
}

function fold(text: string): string {
  const small = text.toLowerCase().replaceAll('ß', 'ss').normalize('NFD').replace(/\p{M}/gu, '')
  return small.replace(/\s+/g, ' ').trim()
}

/** Last changed first; of the same day the later id, since ids carry the time of their making. */
export function newestFirst(a: Entry, b: Entry): number {
  if (a.state.changedOn !== b.state.changedOn) return a.state.changedOn < b.state.changedOn ? 1 : -1
  return a.ref < b.ref ? 1 : -1
}
