/** Weekly opening hours as short lines, in the words of any language: `Mo–Mi, Fr` and `9:00–12:00 Uhr`. */
import type { Opening } from './offer.ts'

/** ISO weekday, 1 Monday … 7 Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

export type OpeningWords = {
  weekday(day: Weekday): string
  daily: string
  allDay: string
  clock(opens: string, closes: string): string
}

export type OpeningLine = { days: string; hours: string; note: string | undefined }

/** One line an opening, in its order; a whole day (`00:00` to `24:00`) has a word of its own. */
export function openingLines(openings: readonly Opening[], words: OpeningWords): OpeningLine[] {
  return openings.map(({ days, opens, closes, note }) => ({
    days: daysText(days, words),
    hours: opens === '00:00' && closes === '24:00' ? words.allDay : words.clock(clockText(opens), clockText(closes)),
    note,
  }))
}

/** Runs of three and more days are joined: `Mo–Fr`; all seven are `täglich`. */
export function daysText(days: readonly number[], { weekday, daily }: OpeningWords): string {
  const sorted = [...new Set(days)].sort((a, b) => a - b) as Weekday[]
  if (sorted.length === 7) return daily
  const runs: [Weekday, ...Weekday[]][] = []
  for (const day of sorted) {
    const run = runs.at(-1)
    if (run !== undefined && run.at(-1) === day - 1) run.push(day)
    else runs.push([day])
  }
  return runs
    .map((run) =>
      run.length > 2 ? `${weekday(run[0])}–${weekday(run.at(-1) ?? run[0])}` : run.map(weekday).join(', '),
    )
    .join(', ')
}

/** `09:00` → `9:00`. */
export function clockText(text: string): string {
  return text.replace(/^0(?=\d:)/, '')
}
