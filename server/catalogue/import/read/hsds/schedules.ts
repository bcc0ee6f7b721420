/** Weekly schedules of an HSDS service as openings; every other recurrence is told in words, if it has any. */
import type { Opening } from '../../../shared/offer.ts'
import { clock } from '../../../shared/scalars.ts'
import type { HsdsSchedule, HsdsService } from './hsds-schema.ts'

/** iCalendar weekdays (RFC 5545) in the order of ISO 8601. */
const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const most = 40

export function hsdsOpenings(read: HsdsService, today: string, notes: string[]): Opening[] {
  const own = read.schedules
  const schedules =
    own.length > 0
      ? own
      : read.service_at_locations.flatMap((part) => [...part.schedules, ...(part.location?.schedules ?? [])])
  const openings = schedules.flatMap((schedule): Opening[] => {
    const ended = [schedule.valid_to, schedule.until].find((end) => end !== '' && end.slice(0, 10) < today)
    if (ended !== undefined) {
      notes.push(`schedules: one ended on ${ended.slice(0, 10)}, left out`)
      return []
    }
    const opening = openingOf(schedule)
    if (opening === undefined) notes.push('schedules: one is not weekly with days and times, left out')
    return opening === undefined ? [] : [opening]
  })
  return openings.slice(0, most)
}

function openingOf({ freq, byday, opens_at, closes_at, notes }: HsdsSchedule): Opening | undefined {
  const days = byday.split(',').map((day) => weekdays.indexOf(day.trim().toUpperCase()) + 1)
  const [opens, closes] = [opens_at.slice(0, 5), closes_at.slice(0, 5)]
  const weekly = freq === '' || freq.toUpperCase() === 'WEEKLY'
  if (!weekly || days.some((day) => day === 0) || !clock.safeParse(opens).success || !clock.safeParse(closes).success)
    return undefined
  return { days, opens, closes, ...(notes !== '' && { note: notes.slice(0, 200) }) }
}
