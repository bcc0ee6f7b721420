/**
 * Tables as CSV that Excel in German opens by a double click: semicolons, UTF-8 with byte order mark, CRLF. A text that
 * a spreadsheet would take for a formula is kept a text by an apostrophe (OWASP, CSV injection): titles come from others.
 */
import { saveFile } from './copy.ts'
import { locale } from './words.ts'

export type CsvCell = string | number

/** Numbers have a decimal comma in German, a point in English. */
export function csvText(head: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return `\uFEFF${[head, ...rows].map((row) => row.map(cellText).join(';')).join('\r\n')}\r\n`
}

function cellText(cell: CsvCell): string {
  if (typeof cell === 'number') return locale() === 'de' ? String(cell).replace('.', ',') : String(cell)
  // A formula may stand behind spaces; a line break begins a cell anew for some spreadsheets.
  const safe = /^\s*[=+\-@|%]|^[\t\r\n]/.test(cell) ? `'${cell}` : cell
  return /[;"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Offers the table as a file; the name gets `.csv`. */
export function saveCsv(name: string, head: readonly string[], rows: readonly (readonly CsvCell[])[]): void {
  saveFile(`${name}.csv`, csvText(head, rows), 'text/csv;charset=utf-8')
}
