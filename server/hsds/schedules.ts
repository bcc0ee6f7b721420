/** Weekly openings as HSDS schedules (RFC 5545 rules in fields), and back. */
import type { Offer, Opening } from '../../shared/offer.ts'
import { derivedId } from './derived-id.ts'
import type { ReadSchedule } from './read-record.ts'
import { type Schedule, said } from './record.ts'

export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
const numberOf: ReadonlyMap<string, number> = new Map(weekdays.map((name, at) => [name, at + 1]))

/** Times are local, as on the door; a note on the hours as a whole is a schedule without days. */
export function schedulesOf({ id, openings, openingNote }: Offer): Schedule[] {
  const weekly = openings.map(({ days, opens, closes, note }, at) =>
    said<Schedule>({
      id: derivedId('schedule', id, at),
      service_id: id,
      freq: 'WEEKLY',
      interval: 1,
      wkst: 'MO',
      byday: days.map((day) => weekdays[day - 1]).join(','),
      opens_at: opens,
      closes_at: closes,
      notes: note,
    }),
  )
  const note = openingNote ? [{ id: derivedId('schedule', id, 'note'), service_id: id, description: openingNote }] : []
  return [...weekly, ...note]
}

/** Openings from weekly schedules that name days and hours, and the text of a schedule that names no days. */
export function openingsOf(schedules: readonly ReadSchedule[]): { openings: Opening[]; openingNote?: string } {
  const openings = schedules.flatMap(({ byday, opens_at: opens, closes_at: closes, notes }) => {
    if (byday === undefined || opens === undefined || closes === undefined) return []
    const days = byday.split(',').map((day) => numberOf.get(day) ?? 0)
    return [said<Opening>({ days, opens, closes, note: notes })]
  })
  const note = schedules.find(({ byday, description }) => byday === undefined && description !== undefined)?.description
  return { openings, ...(note !== undefined && { openingNote: note }) }
}
