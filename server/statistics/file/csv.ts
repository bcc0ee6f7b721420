/**
 * A sheet as CSV as Excel in Germany opens it: semicolons, a byte order mark, lines ending in CR LF, numbers as numbers.
 * A month is written as `2026-M11`, the way of Eurostat and beside `2026-Q4`: Excel makes a day of `2026-11`.
 * What has to be known stands above the head in lines that begin with `#`, one cell each.
 */

import { periodKind } from '../../../shared/statistics/period.ts'
import { quoted } from '../../catalogue/export/csv.ts'
import { guardFormula } from '../../catalogue/export/formula.ts'
import type { Sheet, SheetCell } from './sheet.ts'

export function sheetCsv({ about, columns, rows }: Sheet): string {
  const lines = [
    ...about.map((line) => `# ${oneCell(line)}`),
    ...[columns, ...rows].map((cells) => cells.map(written).join(';')),
  ]
  return `\uFEFF${lines.map((line) => `${line}\r\n`).join('')}`
}

/** Neither cut into cells nor quoted: readers that skip comments look for the sign at a line's beginning. */
function oneCell(text: string): string {
  return text
    .replace(/[\r\n]+/g, ' ')
    .replaceAll(';', ',')
    .replaceAll('"', '”')
}

function written(cell: SheetCell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell).replace('.', ',')
  return periodKind(cell) === 'month' ? cell.replace('-', '-M') : quoted(guardFormula(cell), ';')
}
