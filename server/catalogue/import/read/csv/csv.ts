/** Reads CSV as offices write it: any usual delimiter, quoted line breaks, a title above the head, ragged rows. */
import type { ReadFile } from '../../row.ts'
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
  return { format: 'csv', subject: 'offers', columns, rows }
}
