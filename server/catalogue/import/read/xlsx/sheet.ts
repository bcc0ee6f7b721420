/** A sheet as a grid of texts. Formulas count as what was last computed; nothing is computed here. */
import { importLimits } from '../../../../../shared/protocol/imports.ts'
import type { RowNote } from '../../row.ts'
import { cannotRead, rowNote } from '../reason.ts'
import type { ReadOptions } from '../steps.ts'
import type { GridRow } from '../table.ts'
import type { Packed } from '../zip.ts'
import { numberText } from './cell-text.ts'
import type { NumberFormat } from './formats.ts'
import { fillMerged, type Merged, mergedOf } from './merged.ts'
import { readXml, unescaped } from './xml.ts'

export type SheetWords = { strings: readonly string[]; formats: readonly NumberFormat[]; from1904: boolean }

type Cell = { column: number; type: string; format: NumberFormat; value: string; formula: boolean }
type OpenRow = { line: number; cells: string[]; notes: (RowNote & { column: number })[] }

/** @throws {Problem} for a sheet beyond the limits of rows or columns. */
export async function readSheet(
  packed: Packed,
  part: string,
  { strings, formats, from1904 }: SheetWords,
  options: ReadOptions,
): Promise<GridRow[]> {
  const rows: OpenRow[] = []
  const merged: Merged[] = []
  let row: OpenRow = { line: 0, cells: [], notes: [] }
  let cell: Cell | undefined
  let inValue = false
  let nextColumn = 0
  let values = 0

  const textOf = ({ type, value, format }: Cell): string => {
    if (type === 's') return strings[Number(value)] ?? ''
    if (type === 'b') return value === '1' || value === 'true' ? 'true' : 'false'
    if (type === '' || type === 'n') return numberText(value, format, from1904)
    return type === 'e' ? '' : unescaped(value)
  }
  const keep = (done: Cell): void => {
    const { column, type, value, formula } = done
    if (formula && value === '') row.notes.push({ ...rowNote('formula_without_value'), column })
    if (value === '') return
    if (column >= importLimits.columns) throw cannotRead('file_too_large', 'too_many_columns', column + 1)
    if (type === 'e') row.notes.push({ ...rowNote('formula_error', { text: value.slice(0, 20) }), column })
    while (row.cells.length < column) row.cells.push('')
    row.cells[column] = textOf(done)
  }
  await readXml(
    packed,
    part,
    {
      open(name, { r: place, t: type = '', s: style, ref }) {
        if (name === 'row') {
          row = { line: place === undefined ? row.line + 1 : Number(place) || 0, cells: [], notes: [] }
          nextColumn = 0
        } else if (name === 'c') {
          const column = place === undefined ? nextColumn : columnOf(place)
          nextColumn = column + 1
          cell = { column, type, format: formats[Number(style)] ?? { kind: 'plain' }, value: '', formula: false }
        } else if (name === 'f' && cell !== undefined) cell.formula = true
        else if (name === 'v' || name === 't') inValue = cell !== undefined
        else if (name === 'rPh') inValue = false
        else if (name === 'mergeCell' && merged.length < importLimits.rows) merged.push(...mergedOf(ref))
      },
      text(piece) {
        if (inValue && cell !== undefined) cell.value += piece
      },
      close(name) {
        if (name === 'v' || name === 't') inValue = false
        if (name === 'c' && cell !== undefined) {
          keep(cell)
          cell = undefined
        }
        if (name !== 'row' || row.cells.length === 0) return
        rows.push(row)
        values += row.cells.length
        if (values > importLimits.values) throw cannotRead('file_too_large', 'too_many_values', values)
        if (rows.length > importLimits.rows * 2) throw cannotRead('file_too_large', 'too_many_rows', rows.length)
      },
    },
    options,
  )
  fillMerged(rows, merged)
  return rows
}

/** `AB12` is column 27, counted from 0. */
export function columnOf(place: string): number {
  let column = 0
  for (const char of place.toUpperCase()) {
    if (char < 'A' || char > 'Z') break
    column = column * 26 + char.charCodeAt(0) - 64
  }
  return column - 1
}
