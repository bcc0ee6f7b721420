/**
 * Merged cells. One provider written once beside its three offers stands for all three, so the value is filled
 * downwards; what is merged sideways (titles) stays one cell.
 */
import { columnOf } from './sheet.ts'

export type Merged = { column: number; from: number; to: number }

/** Cells filled at most: a file may claim merges over everything, again and again. */
const mostFilled = 1_000_000

/** The part of a merge that is filled, from a reference such as `B4:B6`. */
export function mergedOf(reference = ''): Merged[] {
  const [start = '', end = ''] = reference.split(':')
  const [from, to] = [start, end].map((place) => Number(place.replace(/\D/g, '')))
  const column = columnOf(start)
  if (from === undefined || to === undefined || !(to > from) || column < 0) return []
  return [{ column, from, to }]
}

/** Fills the cells of the rows in place. @param merged columns from 0, lines as the sheet numbers them, from 1 */
export function fillMerged(rows: readonly { line: number; cells: string[] }[], merged: readonly Merged[]): void {
  const byLine = new Map(rows.map((row) => [row.line, row]))
  let filled = 0
  for (const { column, from, to } of merged) {
    const value = byLine.get(from)?.cells[column] ?? ''
    if (value === '') continue
    for (let line = from + 1; line <= to && filled < mostFilled; line++, filled++) {
      const row = byLine.get(line)
      if (row === undefined) continue
      while (row.cells.length < column) row.cells.push('')
      row.cells[column] ||= value
    }
  }
}
