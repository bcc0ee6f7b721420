/** The table of a figure: on the page, in the file and for whoever does not see the picture. */
import type { Column } from '../ui/column-table.tsx'
import { t } from '../ui/words.ts'
import type { FigureContent } from './content.ts'

/** A row with its place: two rows of a table may say the same. */
export type NumberedRow = { at: number; cells: FigureContent['rows'][number] }

/** The rows in their order, counted from 0. */
export function numberedRows({ rows }: Pick<FigureContent, 'rows'>): NumberedRow[] {
  return rows.map((cells, at) => ({ at, cells }))
}

/** A hidden number says so in words, on the page and in the file. */
export function figureColumns({ columns }: Pick<FigureContent, 'columns'>): Column<NumberedRow>[] {
  return columns.map(({ label }, place) => ({
    head: label,
    text: ({ cells }) => cells[place] ?? t('tables:hidden'),
    show: ({ cells }) => {
      const cell = cells[place] ?? null
      return cell === null ? <span class="not-shown">{t('tables:hidden')}</span> : cell
    },
  }))
}
