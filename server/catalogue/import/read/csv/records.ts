/** The records of a CSV text with the lines they begin in, read in small steps. */
import { CsvError, type Info, type Options, parse } from 'csv-parse'
import { importLimits } from '../../../../../shared/protocol/imports.ts'
import { cannotRead } from '../reason.ts'
import { type ReadOptions, takeTurns } from '../steps.ts'
import type { GridRow } from '../table.ts'

/** Characters parsed between two turns of others: a few milliseconds of work. */
const charactersAtOnce = 64 * 1024

/** How offices' CSV is read, whatever the delimiter. */
export const csvOptions = { relax_column_count: true, relax_quotes: true, skip_empty_lines: true } satisfies Options

/** @throws {Problem} with the line where the text stops being CSV. */
export async function readRecords(text: string, delimiter: string, options: ReadOptions): Promise<GridRow[]> {
  refuseTooMany(text, delimiter)
  const records: GridRow[] = []
  const parser = parse({ ...csvOptions, delimiter, info: true })
  let trouble: Error | undefined
  const ended = new Promise<void>((resolve) => {
    parser.once('end', resolve)
    parser.once('error', (error: Error) => {
      trouble = error
      resolve()
    })
  })
  // The parser works while it is written to; what it made is taken out at once, so it never waits for a reader.
  const collect = () => {
    for (let read: Parsed | null = parser.read(); read !== null; read = parser.read()) records.push(gridRow(read))
    if (trouble !== undefined) throw brokenAt(trouble, records)
    if (records.length > importLimits.rows * 2) throw cannotRead('file_too_large', 'too_many_rows', records.length)
  }
  try {
    for (let from = 0; from < text.length; from += charactersAtOnce) {
      parser.write(text.slice(from, from + charactersAtOnce))
      collect()
      await takeTurns(options)
    }
    parser.on('readable', collect)
    parser.end()
    await ended
    collect()
  } finally {
    parser.destroy()
  }
  return records
}

/** Each delimiter begins a cell, but those in quotes, of which no list has millions. */
function refuseTooMany(text: string, delimiter: string): void {
  let cells = 0
  for (let at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, at + 1))
    if (++cells > importLimits.values) throw cannotRead('file_too_large', 'too_many_values', cells)
}

type Parsed = { record: string[]; info: Info }

function gridRow({ record, info }: Parsed): GridRow {
  const breaks = record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0)
  return { cells: record, line: info.lines - breaks }
}

/** A quote that never ends swallows the rest: the place to look is behind the last record that was whole. */
function brokenAt(error: Error, records: readonly GridRow[]) {
  const last = records.at(-1)
  const line = last === undefined ? 1 : last.line + 1
  const open = error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED'
  return cannotRead('file_broken', open ? 'quote_open' : 'csv_broken', line)
}
