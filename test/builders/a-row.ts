/** A row as the readers hand it on, and the file it stands in. */
import type { ReadFile, Row } from '../../server/catalogue/import/row.ts'

/** The row's cells by column; it stands in line 2. */
export function aRow(cells: Record<string, string>, rest: Partial<Row> = {}): Row {
  return { line: 2, cells, ...rest }
}

/** A table; the first row says what columns there are. */
export function aReadFile(rows: readonly Record<string, string>[], rest: Partial<ReadFile> = {}): ReadFile {
  return {
    format: 'csv',
    subject: 'offers',
    columns: Object.keys(rows[0] ?? {}),
    rows: rows.map((cells, at) => ({ line: at + 2, cells })),
    ...rest,
  }
}
