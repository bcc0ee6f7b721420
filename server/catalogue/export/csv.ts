/** The flat rows as CSV as Excel in Germany opens it: semicolons, a byte order mark, lines ending in CR LF (RFC 4180). */
import { headings } from './columns.ts'
import type { Cells } from './flat-row.ts'
import { guardText } from './formula.ts'

export function csvText(rows: readonly Cells[]): string {
  const lines = [headings, ...rows.map((row) => headings.map((name) => row[name] ?? ''))]
  return `\uFEFF${lines.map((cells) => `${cells.map((cell) => quoted(guardText(cell), ';')).join(';')}\r\n`).join('')}`
}

export function quoted(cell: string, separator: string): string {
  const special = cell.includes(separator) || /["\r\n]/.test(cell) || cell.trim() !== cell
  return special ? `"${cell.replaceAll('"', '""')}"` : cell
}
