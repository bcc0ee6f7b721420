/** Reads CSV as offices write it: any usual delimiter, quoted line breaks, a title above the head, ragged rows. */
import { unguardText } from '../../../export/formula.ts'
import { isOurs } from '../../../export/read-back.ts'
import type { ReadFile, Row } from '../../row.ts'
import { cannotRead } from '../reason.ts'
import type { ReadOptions } from '../steps.ts'
import { tableOf } from '../table.ts'
import { delimiterOf } from './delimiter.ts'
import { readRecords } from './records.ts'

/** @param text with line ends `\n`. @throws {Problem} when the text is no table. */
export async function readCsv(text: string, options: ReadOptions): Promise<ReadFile> {
  const delimiter = delimiterOf(text)
  if (delimiter === undefined) throw cannotRead('file_unknown', 'no_table')
  const { columns, rows } = await tableOf(await readRecords(text, delimiter, options), options)
  if (isOurs(columns)) for (const { cells } of rows) takeOffGuards(cells)
  return { format: 'csv', subject: 'offers', columns, rows }
}

/** The apostrophe before what Excel would make something else of, as our own export writes it. */
function takeOffGuards(cells: Row['cells']): void {
  const own = cells as Record<string, string>
  for (const [column, cell] of Object.entries(cells)) own[column] = unguardText(cell)
}
