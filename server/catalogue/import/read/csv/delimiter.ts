/** Which delimiter a CSV text has: the one that cuts its head and its rows into equally many cells. */
import { parse } from 'csv-parse/sync'
import { csvOptions } from './records.ts'

const delimiters = [';', ',', '\t', '|'] as const
/** Records and characters the delimiter is guessed from. */
const sample = 30
const sampleCharacters = 100_000

type Guess = {
  delimiter: string
  /** Cells of the usual row. */
  width: number
  /** Share of records that are so wide. */
  share: number
  /** The first record that is so wide, and whether the next one is too. */
  head: number
  clean: boolean
}

/** Undefined for a text without columns. */
export function delimiterOf(text: string): string | undefined {
  const start = text.slice(0, sampleCharacters)
  const guesses = delimiters.flatMap((delimiter) => guessOf(delimiter, widthsOf(start, delimiter)) ?? [])
  return guesses.sort(better)[0]?.delimiter
}

/**
 * A head that begins earlier wins: `Breite;Länge` over rows such as `51,2;7,1` is cut by semicolons, for by commas it
 * would be a title. A title with a comma is no head, since the head below it has none.
 */
function better(a: Guess, b: Guess): number {
  return Number(b.clean) - Number(a.clean) || a.head - b.head || b.width * b.share - a.width * a.share
}

function guessOf(delimiter: string, widths: readonly number[]): Guess | undefined {
  const counts = new Map<number, number>()
  for (const each of widths) counts.set(each, (counts.get(each) ?? 0) + 1)
  const usual = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0
  // Where most rows are broken the head still shows its columns; a comma in the first line of a letter shows nothing.
  const width = usual < 2 && delimiter !== ',' ? (widths[0] ?? 0) : usual
  if (width < 2) return undefined
  const count = counts.get(width) ?? 0
  const head = widths.indexOf(width)
  const next = widths[head + 1]
  return { delimiter, width, share: count / widths.length, head, clean: next === undefined || next === width }
}

/** Cells in each record; what does not parse shows its columns line by line. */
function widthsOf(start: string, delimiter: string): number[] {
  try {
    const records: string[][] = parse(start, { ...csvOptions, delimiter, to: sample })
    return records.map((cells) => cells.length)
  } catch {
    const lines = start.split('\n').filter((line) => line.trim() !== '')
    return lines.slice(0, sample).map((line) => line.split(delimiter).length)
  }
}
