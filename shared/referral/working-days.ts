/**
 * Working days: Monday to Friday without the public holidays of a Land. Days are calendar days, `YYYY-MM-DD`;
 * no clock and no time zone takes part. Holidays come from the package feiertagejs (laws of the Länder).
 */
import { getHolidays } from 'feiertagejs'
import { dayMs, dayOf } from '../utc-day.ts'

const lands = ['BW', 'BY', 'BE', 'BB', 'HB', 'HE', 'HH', 'MV', 'NI', 'NW', 'RP', 'SL', 'SN', 'ST', 'SH', 'TH'] as const
type Land = (typeof lands)[number]

const holidaysOf = new Map<string, ReadonlySet<string>>()

/** @param land as in ISO 3166-2:DE (`NW`); for an unknown one the holidays of all Länder alike count */
export function isWorkingDay(day: string, land: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !holidays(day.slice(0, 4), land).has(day)
}

/** The day so many working days later; undefined for a text that is no day. */
export function addWorkingDays(day: string, count: number, land: string): string | undefined {
  const start = Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(start)) return undefined
  let at = start
  for (let left = count; left > 0; ) {
    at += dayMs
    if (isWorkingDay(dayOf(at), land)) left--
  }
  return dayOf(at)
}

/** The day so many calendar days later, or earlier where `count` is below zero; undefined for a text that is no day. */
export function addDays(day: string, count: number): string | undefined {
  const start = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(start) ? undefined : dayOf(start + count * dayMs)
}

function holidays(year: string, land: string): ReadonlySet<string> {
  const key = `${year} ${land}`
  const known = holidaysOf.get(key)
  if (known !== undefined) return known
  const region: Land | 'BUND' = lands.find((each) => each === land) ?? 'BUND'
  const days = new Set(getHolidays(year, region).map(({ date }) => dayOf(date.getTime())))
  holidaysOf.set(key, days)
  return days
}
