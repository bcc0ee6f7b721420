/** What every builder of a figure is asked, and what it gives back; the frame is the same for all. */
import type { FigureCut, FigureKind, TableRequest } from '../../../shared/statistics/figure-kinds.ts'
import { periodsWithin } from '../../../shared/statistics/figure-tables.ts'
import type { FigureContent } from '../content.ts'
import type { FigureSource } from './source.ts'

export type Ask = {
  figure: FigureKind
  source: FigureSource
  /** A year or a quarter. */
  period: string
  cut: FigureCut
  /** The tables for this cut; at least one of them was released for this period. */
  requests: readonly TableRequest[]
}

export type Built = Pick<FigureContent, 'sentence' | 'method' | 'columns' | 'rows' | 'picture'> & {
  state: 'shown' | 'hidden' | 'nothing'
}

/** The first of a figure's tables whose id begins so, with its periods that lie within the figure's own period. */
export function tableWithin(
  { requests, period }: Ask,
  start: string,
): { table: string; periods: string[] } | undefined {
  const request = requests.find(({ table }) => table.startsWith(start))
  return request && { table: request.table, periods: periodsWithin(request.table, period) }
}
