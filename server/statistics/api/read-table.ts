/**
 * A released table as it is told: every cell of the product of its categories, hidden ones too, so that which cells
 * are there says nothing of what was counted. Nothing is added up here.
 */
import type { Ground } from '../../../shared/edit-rights.ts'
import { Problem } from '../../../shared/problem.ts'
import type { ReleasedPeriod, StatisticsCell, StatisticsTable } from '../../../shared/protocol/statistics.ts'
import type { Dimension } from '../../../shared/statistics/dimensions.ts'
import { usuallyOff } from '../../../shared/statistics/table-words.ts'
import { coordOf, type Table } from '../../../shared/statistics/tables.ts'
import { dayOf } from '../../../shared/utc-day.ts'
import { paramsVersion } from '../p-table.ts'
import type { Release, Released } from '../released/released.ts'
import type { Asked, Filters } from './asked.ts'
import { isForeign, isWithin, type Scope } from './scope.ts'

const places: readonly Dimension[] = ['district', 'region']

type Reader = { ground: Ground; scope: Scope }

/**
 * @throws {Problem} `outside_area` for an area of others, `statistics_refused` for a period that was not released and
 *   a category that there was not, `release_broken`
 */
export async function readTable(
  released: Released,
  { ground, scope }: Reader,
  { table, periods, filters }: Omit<Asked, 'format'>,
): Promise<StatisticsTable> {
  for (const place of places) {
    const area = filters[place]
    if (area !== undefined && isForeign(scope, ground, area)) throw new Problem('outside_area')
  }
  const found = await Promise.all(periods.map((period) => released.cells(table.id, period)))
  const read = found.filter((each) => each !== undefined)
  const known = Object.entries(filters).every(([dimension, code]) =>
    read.some(({ release }) => release.categories[dimension as Dimension]?.includes(code)),
  )
  if (read.length < found.length || !known) throw new Problem('statistics_refused')
  return {
    table: table.id,
    dimensions: [...table.dimensions],
    paramsVersion: read.at(-1)?.release.paramsVersion ?? paramsVersion,
    periods: read.map(({ release, values }) => ({
      ...releasedPeriod(release),
      cells: coordsOf(table, release, filters, scope).map((coord) => cellOf(table, coord, values)),
    })),
  }
}

/** Which release a period's numbers are of, as it is told; `releasedOn` is an ISO date. */
export function releasedPeriod({ period, revision, final, releasedAt, hash }: Release): ReleasedPeriod {
  const releasedOn = dayOf(releasedAt)
  return { period, revision, final, releasedOn, releaseHash: hash }
}

/** The places of all cells, in the order of the categories. */
export function coordsOf(
  { dimensions }: Pick<Table, 'dimensions'>,
  { categories }: Release,
  filters: Filters,
  scope: Scope,
): string[][] {
  const choices = dimensions.map((dimension) => {
    const wanted = filters[dimension]
    return (categories[dimension] ?? []).filter(
      (code) => (wanted === undefined || code === wanted) && (!places.includes(dimension) || isWithin(scope, code)),
    )
  })
  return choices.reduce<string[][]>(
    (coords, codes) => coords.flatMap((coord) => codes.map((code) => [...coord, code])),
    [[]],
  )
}

function cellOf({ measure }: Table, coord: string[], values: ReadonlyMap<string, number>): StatisticsCell {
  const value = values.get(coordOf(coord)) ?? null
  return { coord, value, code: value === null ? 'lt8' : 'ok', pm: usuallyOff[measure] }
}
