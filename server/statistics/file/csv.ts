/**
 * A sheet as CSV as Excel in Germany opens it: semicolons, a byte order mark, lines ending in CR LF, numbers as numbers.
 * What has to be known stands above the head in lines that begin with `#`, one cell each.
 */
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
  return typeof cell === 'number' ? String(cell).replace('.', ',') : quoted(guardFormula(cell), ';')
}
