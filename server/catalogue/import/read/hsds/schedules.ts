/** Weekly schedules of an HSDS service as openings; every other recurrence is told with the row. */
import type { Opening } from '../../../../../shared/offer.ts'
import { clock } from '../../../../../shared/scalars.ts'
import type { RowNote } from '../../row.ts'
import { rowNote } from '../reason.ts'
import type { HsdsSchedule, HsdsService } from './schema.ts'

/** Weekdays of iCalendar (RFC 5545) in the order of ISO 8601; HSDS 1.1 has names and numbers in use. */
const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const most = 40

/**
 * @param today ISO date; what ended before it is left out
 * @param notes are added to: what was left out, and why
 */
export function hsdsOpenings(read: HsdsService, today: string, notes: RowNote[]): Opening[] {
  const own = read.schedules
  const schedules =
    own.length > 0
      ? own
      : read.service_at_locations.flatMap((part) => [...part.schedules, ...(part.location?.schedules ?? [])])
  const openings = schedules.flatMap((schedule): Opening[] => {
    const ended = [schedule.valid_to, schedule.until].find((end) => end !== '' && end.slice(0, 10) < today)
    if (ended !== undefined) {
      notes.push(rowNote('schedule_ended', { field: 'openings', text: ended.slice(0, 10) }))
      return []
    }
    const opening = openingOf(schedule)
    if (opening === undefined)
      notes.push(rowNote('schedule_not_weekly', { field: 'openings', text: inWords(schedule) }))
    return opening === undefined ? [] : [opening]
  })
  const once = [...new Map(openings.map((opening) => [JSON.stringify(opening), opening])).values()]
  if (once.length > most) notes.push(rowNote('openings_many', { field: 'openings', text: String(once.length) }))
  return once.slice(0, most)
}

function openingOf({ freq, interval, byday, opens_at, closes_at, notes }: HsdsSchedule): Opening | undefined {
  const days = byday.split(/[,;\s]+/).map(weekdayOf)
  const [opens, closes] = [clockOf(opens_at), clockOf(closes_at)]
  const weekly = (freq === '' || freq.toUpperCase() === 'WEEKLY') && (interval ?? 1) === 1
  if (!weekly || days.some((day) => day === 0) || opens === undefined || closes === undefined) return undefined
  const sorted = [...new Set(days)].sort((a, b) => a - b)
  return { days: sorted, opens, closes, ...(notes !== '' && { note: notes.slice(0, 200) }) }
}

/** `MO`, `Monday` and `1`; 0 for what is none. A numbered one such as `1MO` is not weekly. */
function weekdayOf(written: string): number {
  if (/^[1-7]$/.test(written)) return Number(written)
  return /^[a-z]+$/i.test(written) ? weekdays.indexOf(written.slice(0, 2).toUpperCase()) + 1 : 0
}

/** `9:00`, `09:00:00`, `09:00:00Z` and `0900`. */
function clockOf(written: string): string | undefined {
  const [, hours = '', minutes = ''] = /^(\d{1,2}):?(\d{2})(?!\d{3})/.exec(written) ?? []
  return clock.safeParse(`${hours.padStart(2, '0')}:${minutes}`).data
}

function inWords({ freq, byday, opens_at, closes_at, notes }: HsdsSchedule): string {
  return [freq, byday, opens_at, closes_at, notes]
    .filter((part) => part !== '')
    .join(' ')
    .slice(0, 200)
}
