/** Hand-made answers of the API for tests of figures: every cell of a table is there, hidden unless a number is given. */
import type { FigureSource } from '../../extension/figures/build/source.ts'
import type { Area } from '../../shared/area.ts'
import { codeLabel } from '../../shared/codes/index.ts'
import type { StatisticsTable } from '../../shared/protocol/statistics.ts'
import { codedCategories, type Dimension } from '../../shared/statistics/dimensions.ts'
import type { FigureKind, TableRequest } from '../../shared/statistics/figure-kinds.ts'
import { figureKinds } from '../../shared/statistics/figure-kinds.ts'
import { tablesFor } from '../../shared/statistics/figure-tables.ts'
import { coordOf, tableOf } from '../../shared/statistics/tables.ts'

/** Twenty children in each band from birth to under 18 a thousand: 1,200 in all; adults do not count. */
const children = { a0: 200, a1_2: 200, a3_5: 200, a6_9: 200, a10_14: 200, a15_17: 200, a18_24: 900 }

function space(id: string, parentId: string, sgb2Under15: number, more: Partial<Area> = {}): Area {
  return {
    id,
    name: `Raum ${id}`,
    level: 'social_space',
    parentId,
    children,
    populationOn: '2025-12-31',
    indicators: { sgb2Under15 },
    ...more,
  }
}

/** A town with two parts; `nord` has three spaces, `sued` none below it. */
export const areas: Area[] = [
  { id: 'stadt', name: 'Stadt', level: 'municipality', parentId: null, children, populationOn: '2025-12-31' },
  { id: 'nord', name: 'Nord', level: 'city_district', parentId: 'stadt' },
  space('n1', 'nord', 40, { pilotReason: 'viele junge Familien' }),
  space('n2', 'nord', 20),
  space('n3', 'nord', 10),
  space('sued', 'stadt', 5),
]

const catalogued: Partial<Record<Dimension, readonly string[]>> = {
  district: [...areas.map(({ id }) => id), 'outside', 'unknown', 'not_recorded'],
  region: ['nord'],
  provider: ['p1', 'p2', 'other'],
  offer: ['o1', 'other'],
}

/** Numbers by period and coordinate (`n1|health`). */
export type Numbers = Readonly<Record<string, Readonly<Record<string, number>>>>

export function table(id: string, numbers: Numbers, final = true): StatisticsTable {
  const dimensions = [...(tableOf(id)?.dimensions ?? [])]
  const coords = dimensions.reduce<string[][]>(
    (before, dimension) =>
      before.flatMap((coord) =>
        (catalogued[dimension] ?? codedCategories[dimension] ?? []).map((code) => [...coord, code]),
      ),
    [[]],
  )
  return {
    table: id,
    dimensions,
    paramsVersion: 'D5V3-T8-B20/1',
    periods: Object.entries(numbers).map(([period, cells]) => ({
      period,
      revision: final ? 2 : 1,
      final,
      releasedOn: '2027-01-05',
      releaseHash: 'a'.repeat(64),
      cells: coords.map((coord) => {
        const value = cells[coordOf(coord)] ?? null
        return { coord, value, code: value === null ? ('lt8' as const) : ('ok' as const), pm: 3 }
      }),
    })),
  }
}

export function source(tables: readonly StatisticsTable[], more: Partial<FigureSource> = {}): FigureSource {
  return {
    tables,
    areas,
    root: 'stadt',
    targets: [],
    goals: [],
    label: (dimension, code) => (dimension === 'field' ? codeLabel('fieldOfAction', code, 'de') : code),
    ...more,
  }
}

/** Everything a figure asks for, every cell of it as `value` says; null: hidden. */
export function filled(requests: readonly TableRequest[], value: number | null): StatisticsTable[] {
  return requests.map(({ table: id, periods }) => {
    const empty = table(id, Object.fromEntries(periods.map((period) => [period, {}])))
    if (value === null) return empty
    const cells = empty.periods.map((period) => ({
      ...period,
      cells: period.cells.map((cell) => ({ ...cell, value, code: 'ok' as const })),
    }))
    return { ...empty, periods: cells }
  })
}

/** The figures that are made of released tables. */
export const countedFigures = figureKinds.filter(
  (kind): kind is Exclude<FigureKind, 'freshness'> => kind !== 'freshness',
)

/** The tables of a figure for 2026 without any cut. */
export function requestsOf(figure: FigureKind, period = '2026'): TableRequest[] {
  return tablesFor(figure, period, {}, { areas, root: 'stadt' })
}
