/** Records of JSON as flat cells: `address.street` for what is nested, lists of plain values line by line. */
import { importLimits } from '../../../../shared/protocol/imports.ts'
import type { Row, RowNote } from '../row.ts'
import { isRecord, type Json } from './json.ts'
import { cannotRead, rowNote } from './reason.ts'

/** Records inside records that become columns of their own. */
const deepest = 3

/** Nothing is inherited from here; measured, objects made of it are filled six times faster than bare ones. */
const nothing: object = Object.freeze(Object.create(null))

/** Empty cells that inherit nothing: a column may be called `__proto__` or `constructor`. */
export function noCells(): Record<string, string> {
  return Object.create(nothing)
}

/** A record's cells by the way to them; what lies too deep is left out and noted. */
export function cellsOf(record: Json): { cells: Record<string, string>; notes: RowNote[] } {
  const cells = noCells()
  const notes: RowNote[] = []
  const add = (field: string, value: unknown, depth: number): void => {
    const text = plainText(value)
    if (text !== undefined) cells[field] = cut(field, text, notes)
    else if (isRecord(value) && depth < deepest)
      for (const [key, inner] of Object.entries(value)) add(`${field}.${key}`, inner, depth + 1)
    else if (value !== null && value !== undefined) notes.push(rowNote('nested_too_deep', { field }))
  }
  for (const [key, value] of Object.entries(record)) add(key, value, 1)
  return { cells, notes }
}

/** The text of a plain value, or of a list of them; undefined for what has parts of its own. */
function plainText(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim()
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (!Array.isArray(value)) return undefined
  const texts = value.map(plainText)
  return texts.every((text) => text !== undefined) ? texts.join('\n') : undefined
}

/** The text, at most as long as a cell may be; a note is added where something was cut off. */
export function cut(field: string, text: string, notes: RowNote[]): string {
  if (text.length <= importLimits.cellCharacters) return text
  notes.push(rowNote('cell_cut', { field }))
  return text.slice(0, importLimits.cellCharacters)
}

/** All columns of the rows in the order in which they appear. @throws {Problem} when there are too many. */
export function columnsIn(rows: readonly Row[]): string[] {
  const columns = new Set<string>()
  for (const { cells } of rows) {
    for (const column of Object.keys(cells)) columns.add(column)
    if (columns.size > importLimits.columns) throw cannotRead('file_too_large', 'too_many_columns', columns.size)
  }
  return [...columns]
}
