/**
 * Whether an offer is open now, and when it opens next. Weekly hours on the clock of Europe/Berlin,
 * wherever the device thinks it is; public holidays are not known here.
 */
import type { Opening } from '../../shared/offer.ts'

/** A moment in the week: ISO weekday (1 Monday … 7 Sunday) and minutes since midnight. */
type WeekMoment = { weekday: number; minutes: number }

export type OpenState =
  | { open: true; until: string }
  /** `inDays` 0 is later today, 1 tomorrow … 7 the same weekday next week. */
  | { open: false; opens: string; weekday: number; inDays: number }

const berlin = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Berlin',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** The moment of the week in Germany. @param now ms since 1970 */
export function weekMoment(now: number): WeekMoment {
  const parts = new Map(berlin.formatToParts(now).map((part) => [part.type, part.value]))
  return {
    weekday: weekdays.indexOf(parts.get('weekday') ?? 'Mon') + 1,
    minutes: Number(parts.get('hour')) * 60 + Number(parts.get('minute')),
  }
}

/** Undefined where no hours are known. Hours that end before they begin go past midnight. */
export function openState(openings: readonly Opening[], at: WeekMoment): OpenState | undefined {
  const spans = openings.flatMap((opening) => opening.days.map((day) => spanOf(opening, day)))
  if (spans.length === 0) return undefined
  const now = (at.weekday - 1) * day + at.minutes
  const current = spans.filter((span) => within(span, now)).sort((a, b) => untilEnd(b, now) - untilEnd(a, now))[0]
  if (current !== undefined) return { open: true, until: current.closes }
  const next = spans.sort((a, b) => ahead(a.start, now) - ahead(b.start, now))[0]
  if (next === undefined) return undefined
  const inDays = Math.floor((at.minutes + ahead(next.start, now)) / day)
  return { open: false, opens: next.opens, weekday: Math.floor(next.start / day) + 1, inDays }
}

const day = 24 * 60
const week = 7 * day

/** Minutes since Monday 0:00; `length` in minutes. */
type Span = { start: number; length: number; opens: string; closes: string }

function spanOf({ opens, closes }: Opening, weekday: number): Span {
  const from = minutesOf(opens)
  const to = minutesOf(closes)
  return { start: (weekday - 1) * day + from, length: to > from ? to - from : to + day - from, opens, closes }
}

function minutesOf(clock: string): number {
  const [hours, minutes] = clock.split(':').map(Number)
  return (hours ?? 0) * 60 + (minutes ?? 0)
}

function within(span: Span, now: number): boolean {
  return (now - span.start + week) % week < span.length
}

function untilEnd(span: Span, now: number): number {
  return span.length - ((now - span.start + week) % week)
}

/** Minutes from now to then, counted forward through the week. */
function ahead(then: number, now: number): number {
  return (then - now + week) % week
}
