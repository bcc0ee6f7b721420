/**
 * A grid of cells as a table: the head is found below title lines, columns get names of their own, each row becomes
 * named cells. What does not fit is told with the row.
 */
import { importLimits } from '../../../../shared/protocol/imports.ts'
import type { Row, RowNote } from '../row.ts'
import { columnsOf } from './columns.ts'
import { noCells } from './flat-cells.ts'
import { cannotRead, rowNote } from './reason.ts'
import { eachStep, type ReadOptions } from './steps.ts'

/** One record of a grid: cells in order, and the line it begins in. */
export type GridRow = { line: number; cells: readonly string[]; notes?: readonly (RowNote & { column: number })[] }

export type Table = { columns: string[]; rows: Row[] }

/** Records that are looked at to find the head. */
const sample = 30

/** @throws {Problem} when there is no table in the grid, or one beyond the limits. */
export async function tableOf(grid: readonly GridRow[], options: ReadOptions): Promise<Table> {
  const filled = grid.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  if (filled.length === 0) throw cannotRead('file_unknown', 'empty')
  const at = headOf(filled)
  const head = at === undefined ? undefined : filled[at]
  if (at === undefined || head === undefined) throw cannotRead('file_unknown', 'no_table')
  const body = filled.slice(at + 1)
  const columns = columnsOf(head.cells, body)
  if (columns.length > importLimits.columns) throw cannotRead('file_too_large', 'too_many_columns', columns.length)
  if (body.length === 0) throw cannotRead('file_unknown', 'no_rows')
  if (body.length > importLimits.rows) throw cannotRead('file_too_large', 'too_many_rows', body.length)
  const rows = await eachStep(body, options, (record) => rowOf(record, columns))
  tellAbove(rows[0], filled.slice(0, at))
  const named = columns.filter((column) => column !== undefined)
  return { columns: named, rows }
}

/**
 * The place of the head: titles and dates above it fill one or two cells of a wider table. A head with gaps is still
 * wider than that.
 */
function headOf(filled: readonly GridRow[]): number | undefined {
  const widths = filled.slice(0, sample).map(({ cells }) => cells.filter((cell) => cell.trim() !== '').length)
  const usual = [...widths].sort((a, b) => a - b)[Math.floor(widths.length / 2)] ?? 0
  const at = widths.findIndex((width) => width >= 2 && (width > 2 || width >= usual / 2))
  return at < 0 ? undefined : at
}

/** What stands above the head is no row; the first row tells what it said, so that nobody misses it. */
function tellAbove(first: Row | undefined, above: readonly GridRow[]): void {
  if (first === undefined || above.length === 0) return
  const said = above.map(({ cells }) => cells.filter((cell) => cell.trim() !== '').join(' '))
  first.notes = [rowNote('above_head', { text: said.join(' / ').slice(0, 200) }), ...(first.notes ?? [])]
}

/** Columns without a name and without a value have no place in a row. */
function rowOf({ line, cells, notes: before = [] }: GridRow, columns: readonly (string | undefined)[]): Row {
  const named = noCells()
  const notes: RowNote[] = before.map(({ column, ...note }) => ({ ...note, field: columns[column] ?? '' }))
  for (const [at, column] of columns.entries()) {
    if (column === undefined) continue
    const cell = (cells[at] ?? '').trim()
    if (cell.length > importLimits.cellCharacters) notes.push(rowNote('cell_cut', { field: column }))
    named[column] = cell.slice(0, importLimits.cellCharacters)
  }
  const text = `${cells.length}:${columns.length}`
  // A value behind the last column means that a delimiter stood in a cell: everything after it would be misread.
  const surplus = cells.slice(columns.length).some((cell) => cell.trim() !== '')
  if (cells.length < columns.length) notes.push(rowNote('row_short', { text }))
  return {
    line,
    cells: named,
    ...(notes.length > 0 && { notes }),
    ...(surplus && { broken: rowNote('row_long', { text }) }),
  }
}
