/** Periods of statistics by the calendar: `2026-11`, `2026-Q4`, `2026`. What falls on a day belongs to one of each kind. */
import { boundsOf as quarterBounds } from '../quarter.ts'
import { dayMs, dayOf } from '../utc-day.ts'

export const periodKinds = ['month', 'quarter', 'year'] as const
export type PeriodKind = (typeof periodKinds)[number]

const shapes = { month: /^(\d{4})-(0[1-9]|1[0-2])$/, quarter: /^(\d{4})-Q([1-4])$/, year: /^(\d{4})$/ }

/** Kind of a period's text; undefined where it is none. */
export function periodKind(period: string): PeriodKind | undefined {
  return periodKinds.find((kind) => shapes[kind].test(period))
}

/** The period of a kind that a day (`YYYY-MM-DD`) lies in. */
export function periodOf(kind: PeriodKind, day: string): string {
  if (kind === 'year') return day.slice(0, 4)
  if (kind === 'month') return day.slice(0, 7)
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
}

/** First day of a period and the first day after it, `YYYY-MM-DD`. @throws {RangeError} for no period */
export function daysOf(period: string): { from: string; until: string } {
  const kind = periodKind(period)
  if (kind === undefined) throw new RangeError(`no period: ${period}`)
  const year = Number(period.slice(0, 4))
  if (kind === 'year') return { from: `${period}-01-01`, until: `${year + 1}-01-01` }
  if (kind === 'month') return { from: `${period}-01`, until: dayOf(Date.UTC(year, Number(period.slice(5)), 1)) }
  const { from, to } = quarterBounds(period)
  return { from: dayOf(from), until: dayOf(to) }
}

/** Days after a period's end from which its first and its final numbers may be released. */
export const releaseAfterDays = { first: 4, final: 90 } as const

/**
 * Which revision of a table may be released on a day: 1 from the fifth day after the period, 2 (the final one) from
 * the 90th; a table that needs to mature appears once, as revision 1, from the 90th. 0: none yet.
 */
export function dueRevision(period: string, matures: boolean, today: string): 0 | 1 | 2 {
  const age = (Date.parse(today) - Date.parse(daysOf(period).until)) / dayMs
  if (matures) return age >= releaseAfterDays.final ? 1 : 0
  if (age >= releaseAfterDays.final) return 2
  return age >= releaseAfterDays.first ? 1 : 0
}

/** Whether nothing of a period will be released any more once this revision is out. */
export function isFinal(revision: number, matures: boolean): boolean {
  return revision >= (matures ? 1 : 2)
}
