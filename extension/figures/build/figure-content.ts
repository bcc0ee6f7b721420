/** From released tables to what a figure says. */
import type { FigureCut, FigureKind } from '../../../shared/statistics/figure-kinds.ts'
import { tablesFor } from '../../../shared/statistics/figure-tables.ts'
import { t } from '../../ui/words.ts'
import type { FigureContent } from '../content.ts'
import type { FigureSource } from './source.ts'

/** @param period a year or a quarter */
export function figureContent(figure: FigureKind, source: FigureSource, period: string, cut: FigureCut): FigureContent {
  const state = tablesFor(figure, period, cut, source).length === 0 ? 'no_table' : 'empty'
  return { figure, title: t('figures:title'), sentence: '', state, method: [], columns: [], rows: [] }
}
