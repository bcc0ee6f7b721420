/** One line of the list: what is shown of a referral and what is searched. Made from records, never stored. */
import { arrivedOn } from '../../../shared/referral/arrived-on.ts'
import { handoverCode, readHandoverCode } from '../../../shared/referral/handover-code.ts'
import { type Calendar, followUpIsDue, isOverdue, isSilent, waitsForAnswer } from '../../../shared/referral/overdue.ts'
import type { ReferralState } from '../../../shared/referral/state.ts'
import { isTerminal } from '../../../shared/referral/transitions.ts'
import { daysOf, periodOf } from '../../../shared/statistics/period.ts'

export type Entry = {
  ref: string
  state: ReferralState
  code: string
  /** The offer's title or its type's label; for an unmet need what was looked for. */
  title: string
  provider: string
  /** Another organisation reports that a family came with its code. */
  reported: boolean
  /** Some of it has not been seen in the feed yet. */
  undelivered: boolean
  /** Some of it was put aside and waits for a person. */
  quarantined: boolean
}

/** What an entry is made of besides the state. */
export type EntryParts = Omit<Entry, 'ref' | 'state' | 'code'>

/** The hand-over code follows from the referral's id. */
export function entryOf(state: ReferralState, parts: EntryParts): Entry {
  return { ref: state.ref, state, code: handoverCode(state.ref), ...parts }
}

/** What waits for somebody comes first. */
export const entryFilters = [
  'reported',
  'followUp',
  'overdue',
  'silent',
  'waiting',
  'onHold',
  'open',
  'arrived',
  'closed',
  'unmet',
  'undelivered',
  'quarantined',
] as const
export type EntryFilter = (typeof entryFilters)[number]

/** Whether an entry belongs under a filter; the same rule counts them. */
export function passes(entry: Entry, filter: EntryFilter | undefined, calendar: Calendar): boolean {
  switch (filter) {
    case undefined:
      return true
    case 'undelivered':
      return entry.undelivered
    case 'quarantined':
      return entry.quarantined
    case 'reported':
      return entry.reported
    default:
      return statePasses(entry.state, filter, calendar)
  }
}

export type StateFilter = Exclude<EntryFilter, 'reported' | 'undelivered' | 'quarantined'>

/** The filters that ask the referral's state alone. */
export function statePasses(state: ReferralState, filter: StateFilter, calendar: Calendar): boolean {
  switch (filter) {
    case 'open':
      return state.kind === 'referral' && !isTerminal(state.status)
    case 'closed':
      return state.kind === 'referral' && isTerminal(state.status)
    case 'unmet':
      return state.kind === 'unmet_need'
    case 'waiting':
      return waitsForAnswer(state)
    case 'overdue':
      return isOverdue(state, calendar)
    case 'silent':
      return isSilent(state, calendar)
    case 'arrived':
      return arrivedIn(state, quarterOf(calendar))
    case 'onHold':
      return state.status === 'on-hold'
    case 'followUp':
      return followUpIsDue(state, calendar)
  }
}

/** The calendar quarter of today: from inclusive, until exclusive. */
export function quarterOf({ today }: Pick<Calendar, 'today'>): { from: string; until: string } {
  return daysOf(periodOf('quarter', today))
}

/** Whether somebody knows that the family arrived in that time. */
function arrivedIn(state: ReferralState, { from, until }: { from: string; until: string }): boolean {
  const on = state.kind === 'referral' ? arrivedOn(state) : undefined
  return on !== undefined && on >= from && on < until
}

/** Searches by hand-over code (read as leniently as it is typed), offer and provider. */
export function meets(entry: Entry, search: string): boolean {
  const wanted = folded(search)
  if (wanted === '') return true
  const code = readHandoverCode(search)
  if (code !== undefined && code === entry.code) return true
  const text = folded(`${entry.code} ${entry.title} ${entry.provider}`)
  return wanted.split(' ').every((word) => text.includes(word))
}

/** As it is compared: small letters, without marks, single spaces. */
export function folded(text: string): string {
  const small = text.toLowerCase().replaceAll('ß', 'ss').normalize('NFD').replace(/\p{M}/gu, '')
  return small.replace(/\s+/g, ' ').trim()
}

/** Last changed first; of the same day the later id, since ids carry the time of their making. */
export function newestFirst(a: Entry, b: Entry): number {
  if (a.state.changedOn !== b.state.changedOn) return a.state.changedOn < b.state.changedOn ? 1 : -1
  return a.ref < b.ref ? 1 : -1
}
