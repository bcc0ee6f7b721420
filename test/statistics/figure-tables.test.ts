/** Which released tables figures are made of, for each period and cut. */
import { describe, expect, it } from 'vitest'
import type { FigureCut, FigureKind } from '../../shared/statistics/figure-kinds.ts'
import { figureKinds } from '../../shared/statistics/figure-kinds.ts'
import { answerFigures, joined, tablesFor } from '../../shared/statistics/figure-tables.ts'
import { tableOf } from '../../shared/statistics/tables.ts'
import { areas } from '../figures/released.ts'

const tree = { areas, root: 'stadt' }
const idsOf = (figure: FigureKind, period: string, cut: FigureCut = {}) =>
  tablesFor(figure, period, cut, tree).map(({ table }) => table)
const cuts: FigureCut[] = [undefined, 'stadt', 'nord', 'n1'].flatMap((areaId) =>
  [undefined, 'kita'].flatMap((phase) => [undefined, 'health'].map((field) => ({ areaId, phase, field }))),
)

describe('the tables of a figure', () => {
  it('stand in the catalogue, and their periods are of the table’s kind, whatever the cut', () => {
    for (const figure of figureKinds)
      for (const period of ['2026', '2026-Q3'])
        for (const cut of cuts)
          for (const { table, periods } of tablesFor(figure, period, cut, tree)) {
            const kind = tableOf(table)?.period
            expect(kind, table).toBeDefined()
            expect(periods.length).toBeGreaterThan(0)
            expect(periods.every((each) => each.length === { year: 4, quarter: 7, month: 7 }[kind ?? 'year'])).toBe(
              true,
            )
            expect(periods.length).toBeLessThanOrEqual(48)
          }
  })

  it('are there for the whole network and a year for every figure but the one of the catalogue', () => {
    expect(figureKinds.filter((figure) => idsOf(figure, '2026').length === 0)).toEqual(['freshness'])
  })

  it('are the exact ones where there are: of a district, of a region, of the network for its own area', () => {
    expect(idsOf('outcomes', '2026-Q3', { areaId: 'n1' })).toEqual(['quarter:district,outcome'])
    expect(idsOf('outcomes', '2026-Q3', { areaId: 'nord' })).toEqual(['quarter:region,outcome'])
    expect(idsOf('outcomes', '2026-Q3', { areaId: 'stadt' })).toEqual(['quarter:outcome'])
    expect(idsOf('waiting', '2026', { areaId: 'nord' })).toEqual(['year:region,durationBin'])
  })

  it('are finer ones to add up where there is no exact one', () => {
    expect(tablesFor('matrix', '2026', {}, tree)).toEqual([
      { table: 'quarter:phase,field', periods: ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'] },
    ])
    expect(idsOf('referred', '2026-Q3', { areaId: 'nord', phase: 'kita' })).toEqual(['quarter:district,phase'])
  })

  it('are none where nothing can be added up, and for a quarter of what exists for years alone', () => {
    expect(idsOf('funnel', '2026', { areaId: 'n1' })).toEqual([])
    expect(idsOf('flows', '2026-Q3')).toEqual([])
    expect(idsOf('targets', '2026-Q3')).toEqual([])
    expect(idsOf('matrix', '2026-Q3', { areaId: 'n1' })).toEqual([])
    expect(idsOf('referred', '2026-08')).toEqual([])
  })

  it('have the months of the period and those of the year before for the trend', () => {
    expect(tablesFor('referred', '2026-Q3', {}, tree)).toEqual([
      { table: 'month:', periods: ['2025-07', '2025-08', '2025-09', '2026-07', '2026-08', '2026-09'] },
    ])
    expect(tablesFor('referred', '2026', {}, tree)[0]?.periods).toHaveLength(24)
  })

  it('are asked for once where several figures need them', () => {
    const all = joined(answerFigures.flatMap((figure) => tablesFor(figure, '2026', {}, tree)))
    expect(new Set(all.map(({ table }) => table)).size).toBe(all.length)
    const outcome = joined([
      { table: 'quarter:outcome', periods: ['2026-Q3', '2026-Q1'] },
      { table: 'quarter:outcome', periods: ['2025-Q3', '2026-Q1'] },
    ])
    expect(outcome).toEqual([{ table: 'quarter:outcome', periods: ['2025-Q3', '2026-Q1', '2026-Q3'] }])
  })
})
