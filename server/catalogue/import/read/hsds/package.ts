/** Reads an HSDS package: one CSV for each table, packed, with or without its datapackage.json. */
import type { ReadFile } from '../../row.ts'
import { delimiterOf } from '../csv/delimiter.ts'
import { readRecords } from '../csv/records.ts'
import { noCells } from '../flat-cells.ts'
import type { Json } from '../json.ts'
import { cannotRead } from '../reason.ts'
import type { ReadOptions } from '../steps.ts'
import { textOf } from '../text.ts'
import type { Packed } from '../zip.ts'
import { readServices } from './hsds.ts'
import { organizationsOfTables, servicesOfTables, tableName } from './tables.ts'

const serviceTable = /(^|\/)services?\.csv$/i

/** Whether what is packed holds the table that every package has. */
export function isPackage({ names }: Packed): boolean {
  return names.some((name) => serviceTable.test(name))
}

/** @throws {Problem} when a table cannot be read or there is no service. */
export async function readPackage(packed: Packed, options: ReadOptions): Promise<ReadFile> {
  const folder = packed.names.find((name) => serviceTable.test(name))?.replace(/[^/]*$/, '') ?? ''
  const tables = new Map<string, Json[]>()
  for (const name of packed.names) {
    if (!name.startsWith(folder) || !/^[^/]+\.csv$/i.test(name.slice(folder.length))) continue
    tables.set(tableName(name), await rowsOf(await textOf(await packed.bytes(name), options), name, options))
  }
  return await readServices(servicesOfTables(tables), options, organizationsOfTables(tables))
}

/** Rows by their columns; an empty cell is the same as none. */
async function rowsOf(text: string, name: string, options: ReadOptions): Promise<Json[]> {
  if (text.trim() === '') return []
  const records = await readRecords(text, delimiterOf(text) ?? ',', options)
  const [head, ...body] = records
  if (head === undefined || !head.cells.some((cell) => cell.trim() === 'id'))
    throw cannotRead('file_broken', 'package_broken', name)
  return body.map(({ cells }) => {
    const row: Json = noCells()
    for (const [at, column] of head.cells.entries()) {
      const cell = cells[at]?.trim() ?? ''
      if (cell !== '') row[column.trim()] = cell
    }
    return row
  })
}
