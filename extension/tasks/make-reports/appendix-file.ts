/**
 * The appendix as one file: figures have different columns, so every number stands in a line of its own with its
 * figure, its row and its column, as spreadsheets like it for sorting and pivoting.
 */
import type { PublishedReport } from '../../../shared/report.ts'
import type { FigureContent } from '../../figures/content.ts'
import { type CsvCell, saveCsv } from '../../ui/csv.ts'
import { t } from '../../ui/words.ts'
import { frozenFigures } from './frozen-figures.ts'

/** Head and rows. A hidden number says that it is hidden. */
export function appendixCells(contents: readonly (FigureContent | undefined)[]): [string[], CsvCell[][]] {
  const head = [t('reports:file.figure'), t('reports:file.row'), t('reports:file.column'), t('reports:file.value')]
  return [head, contents.flatMap((content) => (content === undefined ? [] : linesOf(content)))]
}

/** The texts of a row name it; its numbers are the lines. */
function linesOf({ title, columns, rows }: FigureContent): CsvCell[][] {
  return rows.flatMap((row) => {
    const name = row.filter((_, place) => columns[place]?.numeric !== true).join(', ')
    return columns.flatMap(({ label, numeric }, place) =>
      numeric ? [[title, name, label, row[place] ?? t('tables:hidden')]] : [],
    )
  })
}

/** A CSV file named after the report, without the characters that Windows forbids in names. */
export function saveAppendix(report: PublishedReport): void {
  const name = `${report.definition.title} ${t('reports:appendixFile')}`
  saveCsv(name.replaceAll(/[\\/:*?"<>|]/g, ' '), ...appendixCells(frozenFigures(report)))
}
