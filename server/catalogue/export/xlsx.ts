/** The flat rows as an Excel sheet. Every cell is text, so Excel runs nothing and no postcode loses its zero. */
import writeXlsxFile, { type Cell } from 'write-excel-file/node'
import { headings } from './columns.ts'
import type { Cells } from './flat-row.ts'

/** What XML cannot hold. */
const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu
/** Most characters a cell of Excel holds. */
const most = 32_767

/** A cell that Excel takes for nothing but text. */
export function textCell(value: string) {
  return { value: value.replace(forbidden, '').slice(0, most), type: String, format: '@' } as const
}

/** A cell of the bold first row. */
export function headCell(name: string): Cell {
  return { value: name, type: String, fontWeight: 'bold' }
}

/** The workbook: one sheet whose head stays in sight when rows are scrolled. */
export async function xlsxBytes(rows: readonly Cells[]): Promise<Uint8Array<ArrayBuffer>> {
  const lines = [
    headings.map(headCell),
    ...rows.map((row) => headings.map((name): Cell => (row[name] === undefined ? null : textCell(row[name])))),
  ]
  const columns = headings.map((name) => ({ width: Math.max(12, name.length + 2) }))
  const file = writeXlsxFile(lines, { sheet: 'Angebote', stickyRowsCount: 1, columns })
  return new Uint8Array(await file.toBuffer())
}
