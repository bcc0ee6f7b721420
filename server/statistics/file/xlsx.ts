/** A sheet as an Excel workbook: the numbers as numbers, everything else as text, and what to know on a sheet of its own. */
import { unzipSync, zipSync } from 'fflate'
import writeXlsxFile, { type Cell } from 'write-excel-file/node'
import { words } from '../../../shared/words/index.ts'
import { headCell, textCell } from '../../catalogue/export/xlsx.ts'
import type { Sheet, SheetCell } from './sheet.ts'

const { file } = words.de.tables
const widest = 48

export async function sheetXlsx({ about, columns, rows }: Sheet): Promise<Uint8Array<ArrayBuffer>> {
  const workbook = writeXlsxFile([
    {
      sheet: file.sheet,
      data: [columns.map(headCell), ...rows.map((row) => row.map(cellOf))],
      stickyRowsCount: 1,
      columns: columns.map((name, at) => ({ width: widthOf([name, ...rows.slice(0, 200).map((row) => row[at])]) })),
    },
    {
      sheet: file.about,
      data: about.map((line) => [{ ...textCell(line), wrap: true }]),
      columns: [{ width: 100 }],
    },
  ])
  return withoutClock(new Uint8Array(await workbook.toBuffer()))
}

/** The same sheet gives the same bytes: a zip's entries bear the time of their making, the least a zip knows stands for it. */
function withoutClock(packed: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(zipSync(unzipSync(packed), { mtime: new Date(1980, 0, 1, 12) }))
}

function cellOf(cell: SheetCell): Cell {
  if (cell === null || cell === '') return null
  return typeof cell === 'number' ? { value: cell, type: Number } : textCell(cell)
}

function widthOf(cells: readonly (SheetCell | undefined)[]): number {
  return Math.min(widest, Math.max(10, ...cells.map((cell) => String(cell ?? '').length + 2)))
}
