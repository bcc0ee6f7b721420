/** Reads an Excel workbook: the first sheet in sight that holds a table. */
import { Problem } from '../../../../../shared/problem.ts'
import type { ReadFile } from '../../row.ts'
import { cannotRead } from '../reason.ts'
import type { ReadOptions } from '../steps.ts'
import { type Table, tableOf } from '../table.ts'
import type { Packed } from '../zip.ts'
import { readFormats } from './formats.ts'
import { readSharedStrings } from './shared-strings.ts'
import { readSheet } from './sheet.ts'
import { readWorkbook } from './workbook.ts'

/** Whether what is packed is a workbook. */
export function isWorkbook({ names }: Packed): boolean {
  return names.includes('[Content_Types].xml') && names.some((name) => /^xl\/workbook[^/]*\.xml$/i.test(name))
}

/** @throws {Problem} when no sheet holds a table, or one beyond the limits. */
export async function readXlsx(packed: Packed, options: ReadOptions): Promise<ReadFile> {
  const { sheets, sharedStrings, styles, from1904 } = await readWorkbook(packed, options)
  const strings = sharedStrings === undefined ? [] : await readSharedStrings(packed, sharedStrings, options)
  const formats = styles === undefined ? [] : await readFormats(packed, styles, options)
  let why: Problem = cannotRead('file_unknown', 'empty')
  for (const { part, hidden } of sheets) {
    if (hidden) continue
    const grid = await readSheet(packed, part, { strings, formats, from1904 }, options)
    const table = await tableOf(grid, options).catch((error: unknown) => error)
    if (isTable(table)) return { format: 'xlsx', subject: 'offers', ...table }
    if (!(table instanceof Problem) || table.code !== 'file_unknown') throw table
    if (table.detail !== 'empty') why = table
  }
  throw why
}

function isTable(read: unknown): read is Table {
  return typeof read === 'object' && read !== null && 'rows' in read
}
