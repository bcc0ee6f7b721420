/** A column as a proposal looks at it: its name in one spelling, and what stands in it. */
import type { ReadFile } from '../../row.ts'
import { foldJoined } from '../values/fold-text.ts'
import { mendEncoding } from '../values/mend-encoding.ts'
import { plainText } from '../values/plain-text.ts'

/** So many different cells tell what a column holds. */
const mostSamples = 300

export type Column = {
  name: string
  /** Folded letters and digits of the name: `Straße / Nr.` is `strassenr`. */
  key: string
  /** Different cells that are not empty, cleaned. */
  samples: readonly string[]
  /** Number of different cells in the whole list, at most `mostSamples`. */
  distinct: number
  /** Share of rows in which the cell is not empty. */
  filled: number
  /** No cell is empty and none stands twice. */
  unique: boolean
}

/** The file's columns in their order; `filled` is the share of rows with a value, 0 to 1. */
export function columnsIn({ columns, rows }: Pick<ReadFile, 'columns' | 'rows'>): Column[] {
  return columns.map((name) => {
    const cells = rows
      .map(({ cells: row }) => (Object.hasOwn(row, name) ? (row[name] ?? '') : ''))
      .filter((cell) => cell !== '')
    const different = new Set(cells)
    const samples = [...different].slice(0, mostSamples)
    return {
      name,
      key: foldJoined(mendEncoding(name)),
      samples: samples.map((text) => plainText(mendEncoding(text)).text).filter((text) => text !== ''),
      distinct: samples.length,
      filled: rows.length === 0 ? 0 : cells.length / rows.length,
      unique: rows.length > 0 && different.size === rows.length,
    }
  })
}

/** Share of the samples of which it is true; nothing is true of an empty column. */
export function share({ samples }: Column, holds: (text: string) => boolean): number {
  return samples.length === 0 ? 0 : samples.filter(holds).length / samples.length
}
