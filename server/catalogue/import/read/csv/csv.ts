/** Reads CSV as offices write it: any usual delimiter, quoted line breaks, rows that are too short. */
import { CsvError, parse } from 'csv-parse/sync'
import type { ReadFile, Row } from './row.ts'
import { ImportTrouble } from './trouble.ts'

const delimiters = [';', ',', '\t', '|'] as const
/** Records the delimiter is guessed from. */
const sample = 30

/** @throws {ImportTrouble} when the text is no table with a head. */
export function readCsv(written: string): ReadFile {
  // One kind of line end, so that lines can be counted inside quotes too.
  const text = written.replace(/\r\n?/g, '\n')
  const delimiter = delimiterOf(text)
  const [head, ...records] = recordsOf(text, delimiter)
  if (head === undefined) throw new ImportTrouble('The file is empty.')
  const columns = head.cells.map((cell) => cell.trim())
  const twice = columns.find((column, at) => column !== '' && columns.indexOf(column) !== at)
  if (twice !== undefined) throw new ImportTrouble(`Two columns are called “${twice}”. Rename one of them.`)
  if (records.length === 0) throw new ImportTrouble('The file has a head and no rows.')
  return { format: 'csv', subject: 'offers', columns, rows: records.map((record) => rowOf(record, columns)) }
}

type CsvRecord = { cells: string[]; line: number }

function rowOf({ cells, line }: CsvRecord, columns: readonly string[]): Row {
  const named = Object.fromEntries(columns.map((column, at) => [column, (cells[at] ?? '').trim()]))
  // Spreadsheets leave empty cells behind the last column; anything else in a wrong place would be misread.
  const surplus = cells.slice(columns.length).some((cell) => cell.trim() !== '')
  if (cells.length >= columns.length && !surplus) return { line, cells: named }
  return {
    line,
    cells: named,
    broken: { code: 'cells', text: `${cells.length} cells where the head has ${columns.length} columns` },
  }
}

function delimiterOf(text: string): string {
  let best: { delimiter: string; columns: number } = { delimiter: ';', columns: 1 }
  for (const delimiter of delimiters) {
    const [head, ...records] = attempt(text, delimiter)
    const columns = head?.cells.length ?? 0
    const agreeing = records.filter(({ cells }) => cells.length === columns).length
    if (columns > best.columns && agreeing * 2 >= records.length) best = { delimiter, columns }
  }
  if (best.columns < 2)
    throw new ImportTrouble(
      'This is not CSV: no columns separated by semicolon, comma, tab or bar were found in the first line.',
    )
  return best.delimiter
}

/** A file that does not parse shows its columns in its first line; reading it then says what is wrong. */
function attempt(text: string, delimiter: string): CsvRecord[] {
  try {
    return recordsOf(text, delimiter, sample)
  } catch {
    return [{ cells: (text.split('\n', 1)[0] ?? '').split(delimiter), line: 1 }]
  }
}

function recordsOf(text: string, delimiter: string, to = -1): CsvRecord[] {
  const lastLines: number[] = []
  try {
    const records = parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      to,
      on_record: (record: string[], { lines }) => {
        lastLines.push(lines)
        return record
      },
    })
    return records.map((cells, at) => {
      const breaks = cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0)
      return { cells, line: (lastLines[at] ?? 0) - breaks }
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const { lines } = error as { lines?: unknown }
    const where = typeof lines === 'number' ? ` in line ${lines}` : ''
    throw new ImportTrouble(`The CSV cannot be read${where}: ${error.message}`)
  }
}
