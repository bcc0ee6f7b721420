/** Opening hours in words. */
import type { Opening } from '../../../shared/offer.ts'
import { t } from '../../ui/words.ts'
import type { OpenState } from './opening-hours.ts'

/** `jetzt geöffnet, bis 12:00`, `jetzt geschlossen, öffnet Mo 9:00`. */
export function openStateText(state: OpenState): string {
  if (state.open)
    return state.until === '24:00' ? t('offer:openAllDay') : t('offer:openUntil', { time: clock(state.until) })
  const time = clock(state.opens)
  if (state.inDays === 0) return t('offer:opensToday', { time })
  if (state.inDays === 1) return t('offer:opensTomorrow', { time })
  return t('offer:opensOn', { day: weekday(state.weekday), time })
}

/** One line per opening: `Mo–Mi, Fr` and `9:00–12:00 Uhr`. */
export function openingLines(
  openings: readonly Opening[],
): { days: string; hours: string; note: string | undefined }[] {
  return openings.map((opening) => ({ days: daysText(opening.days), hours: hoursText(opening), note: opening.note }))
}

function hoursText({ opens, closes }: Opening): string {
  if (opens === '00:00' && closes === '24:00') return t('offer:allDay')
  return t('offer:clock', { opens: clock(opens), closes: clock(closes) })
}

/** Runs of three and more days are joined: `Mo–Fr`; all seven are `täglich`. */
export function daysText(days: readonly number[]): string {
  const sorted = [...new Set(days)].sort((a, b) => a - b)
  if (sorted.length === 7) return t('offer:daily')
  const runs: number[][] = []
  for (const day of sorted) {
    const run = runs.at(-1)
    if (run !== undefined && run.at(-1) === day - 1) run.push(day)
    else runs.push([day])
  }
  return runs
    .map((run) => (run.length > 2 ? `${weekday(run[0])}–${weekday(run.at(-1))}` : run.map(weekday).join(', ')))
    .join(', ')
}

function weekday(day: number | undefined): string {
  switch (day) {
    case 1:
      return t('offer:days.1')
    case 2:
      return t('offer:days.2')
    case 3:
      return t('offer:days.3')
    case 4:
      return t('offer:days.4')
    case 5:
      return t('offer:days.5')
    case 6:
      return t('offer:days.6')
    default:
      return t('offer:days.7')
  }
}

/** `09:00` → `9:00`. */
function clock(text: string): string {
  return text.replace(/^0(?=\d:)/, '')
}
