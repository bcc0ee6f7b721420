/** Days and instants as a person reads them: German `TT.MM.JJJJ` (DIN 5008), and how long ago. */
import { locale, t } from './words.ts'

/** `2026-05-01` → `01.05.2026`, in English `1 May 2026`. */
export function dayText(day: string): string {
  const [year, month, date] = day.split('-')
  if (locale() === 'de') return `${date}.${month}.${year}`
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(day))
}

/** `10:42` of an instant, on the clock of this device. */
export function clockText(instant: string | number): string {
  return new Intl.DateTimeFormat(locale() === 'de' ? 'de' : 'en-GB', { hour: '2-digit', minute: '2-digit' }).format(
    new Date(instant),
  )
}

/** `01.05.2026, 10:42`. */
export function instantText(instant: string | number): string {
  return `${dayText(dayOf(instant))}, ${clockText(instant)}`
}

/** The day of an instant, `YYYY-MM-DD`, on the calendar of this device. */
function dayOf(instant: string | number): string {
  const date = new Date(instant)
  const pad = (n: number) => String(n).padStart(2, '0')
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`
}

/** Whole days from `from` to `to`, both `YYYY-MM-DD`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}

/**
 * How long ago a day was, as coarse as memory is: `heute`, `gestern`, `vor 5 Tagen`, `vor 3 Wochen`,
 * `vor 4 Monaten`, `vor 2 Jahren`. A day to come reads as today: clocks of devices differ.
 */
export function agoText(day: string, today: string): string {
  const days = daysBetween(day, today)
  const relative = new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' })
  const exact = new Intl.RelativeTimeFormat(locale(), { numeric: 'always' })
  if (days < 1) return t('today')
  if (days === 1) return relative.format(-1, 'day')
  if (days < 14) return exact.format(-days, 'day')
  if (days < 61) return exact.format(-Math.floor(days / 7), 'week')
  if (days < 730) return exact.format(-Math.floor(days / 30.44), 'month')
  return exact.format(-Math.floor(days / 365.25), 'year')
}
