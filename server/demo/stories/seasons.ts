/** When families are referred: more of late, most after the summer and in the new year, few in the holidays. */
import { daysBefore } from '../freshness.ts'
import type { Random } from '../random.ts'

/** How busy each month is, January first. */
const busy = [1.1, 1.15, 1.1, 0.95, 1, 0.9, 0.55, 0.6, 1.2, 1.25, 1.15, 0.65] as const
const busiest = Math.max(...busy)
/** Weekends are for those who work on wards. */
const atWeekends = 0.15

/** Days counted back from today: `oldest` exclusive, `newest` inclusive. */
export type Span = { newest: number; oldest: number }

/** The day on which something began, counted back from today. */
export function openingDay(source: Random, today: string, { newest, oldest }: Span): number {
  for (;;) {
    const day = newest + Math.floor((oldest - newest) * source.next() ** 1.2)
    const date = new Date(daysBefore(today, day))
    const weekend = date.getUTCDay() % 6 === 0 ? atWeekends : 1
    if (source.chance(((busy[date.getUTCMonth()] ?? 1) / busiest) * weekend)) return day
  }
}
