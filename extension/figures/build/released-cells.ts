/**
 * Released cells as the figures add them up. A period that was not released is simply not there; a cell that was
 * released hidden is counted as hidden.
 */
import type { StatisticsCell, StatisticsTable } from '../../../shared/protocol/statistics.ts'
import { type Amount, sumOf } from '../../../shared/statistics/derive/amount.ts'
import type { Dimension } from '../../../shared/statistics/dimensions.ts'
import type { FigureSource } from './source.ts'

/** Categories a cell must have, one or any of several; a dimension that is not named is added up over. */
export type Match = Partial<Record<Dimension, string | readonly string[] | undefined>>

type Tables = Pick<FigureSource, 'tables'>

/** The sum of a table's cells in some periods. */
export function amountOf(source: Tables, table: string, periods: readonly string[], match: Match = {}): Amount {
  return sumOf(cellsOf(source, table, periods, match))
}

function cellsOf({ tables }: Tables, id: string, periods: readonly string[], match: Match): StatisticsCell[] {
  const table = tables.find((each) => each.table === id)
  if (table === undefined) return []
  return table.periods
    .filter(({ period }) => periods.includes(period))
    .flatMap(({ cells }) => cells.filter(({ coord }) => fits(table, coord, match)))
}

function fits({ dimensions }: StatisticsTable, coord: readonly string[], match: Match): boolean {
  return dimensions.every((dimension, at) => {
    const wanted = match[dimension]
    const own = coord[at] ?? ''
    return wanted === undefined || (typeof wanted === 'string' ? wanted === own : wanted.includes(own))
  })
}

/** The categories of a dimension in a table, in the order of the cells; of all its periods together. */
export function categoriesOf({ tables }: Tables, id: string, dimension: Dimension): string[] {
  const table = tables.find((each) => each.table === id)
  const place = table?.dimensions.indexOf(dimension) ?? -1
  if (table === undefined || place < 0) return []
  const codes = table.periods.flatMap(({ cells }) => cells.map(({ coord }) => coord[place] ?? ''))
  return [...new Set(codes)].filter((code) => code !== '')
}

/** Which of the wanted periods of a table were released. */
export function releasedOf({ tables }: Tables, id: string, periods: readonly string[]) {
  return tables.find((each) => each.table === id)?.periods.filter(({ period }) => periods.includes(period)) ?? []
}
