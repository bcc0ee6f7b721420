/** Opening hours in words. */
import type { Opening } from '../../shared/offer.ts'
import * as openings from '../../shared/openings.ts'
import { t } from '../ui/words.ts'
import type { OpenState } from './opening-hours.ts'

const { clockText } = openings

/** `jetzt geöffnet, bis 12:00`, `jetzt geschlossen, öffnet Mo 9:00`. */
export function openStateText(state: OpenState): string {
  if (state.open)
    return state.until === '24:00' ? t('offer:openAllDay') : t('offer:openUntil', { time: clockText(state.until) })
  const time = clockText(state.opens)
  if (state.inDays === 0) return t('offer:opensToday', { time })
  if (state.inDays === 1) return t('offer:opensTomorrow', { time })
  return t('offer:opensOn', { day: weekday(state.weekday as openings.Weekday), time })
}

/** One line per opening, in the reader's language. */
export function openingLines(all: readonly Opening[]): openings.OpeningLine[] {
  return openings.openingLines(all, words())
}

function words(): openings.OpeningWords {
  const clock = (opens: string, closes: string) => t('offer:clock', { opens, closes })
  return { weekday, daily: t('offer:daily'), allDay: t('offer:allDay'), clock }
}

function weekday(day: openings.Weekday): string {
  return t(`offer:days.${day}`)
}
