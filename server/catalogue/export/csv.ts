/** The flat rows as CSV as Excel in Germany opens it: semicolons, a byte order mark, lines ending in CR LF (RFC 4180). */
import { headings } from './columns.ts'
import type { Cells } from './flat-row.ts'
import { guardText } from './formula.ts'

/** The whole file as text: the head, then one line a row; cells that are absent stay empty. */
export function csvText(rows: readonly Cells[]): string {
  const lines = [headings, ...rows.map((row) => headings.map((name) => row[name] ?? ''))]
  return `\uFEFF${lines.map((cells) => `${cells.map((cell) => quoted(guardText(cell), ';')).join(';')}\r\n`).join('')}`
}

/** A cell as RFC 4180 has it: in quotation marks where it holds the separator, a mark, a line's end or outer blanks. */
export function quoted(cell: string, separator: string): string {
  const special = cell.includes(separator) || /["\r\n]/.test(cell) || cell.trim() !== cell
  return special ? `"${cell.replaceAll('"', '""')}"` : cell
}
