/**
 * From the cells of a period to the rows of a table that may be shown: noise, threshold, base. What it needs of parents
 * that are not released themselves it computes the same way.
 */

import { coordOf, noiseTableOf, parentsOf, type Table } from '../../shared/statistics/tables.ts'
import type { Db } from '../store/schema.ts'
import { noiseSelector } from './cell-key.ts'
import { leastThresholds, noiseOf, perturbed, releasedValue, type Thresholds } from './perturb.ts'
import { type Categories, inOrderOfCoord, type ReleasedRow } from './released/rows.ts'

/** How many are in a cell, and the sum of their record keys. */
type CountedCell = { n: number; cellKey: number }

/** All cells of one period, by table and coordinate. */
export type PeriodCells = ReadonlyMap<string, ReadonlyMap<string, CountedCell>>

/** Key and place of the noise. */
type Noise = { key: Uint8Array; tenant: string; revision: number }

/** Of referrals, of which a family may add three to a cell, the noise is threefold and so is what must be behind. */
const ofReferrals = { times: 3, show: 50 } as const

/** A cell and its parent hold the same families so often that one dimension seems to follow from another. */
const tooOften = 0.9
const enoughCells = 20

/** In one statement, so that all tables of the period speak of the same moment. */
export async function readCells(db: Db, tables: readonly string[], period: string): Promise<PeriodCells> {
  const rows = await db
    .selectFrom('rollup_cell')
    .select(['table_id', 'coord', 'n', 'cell_key'])
    .where('table_id', 'in', tables)
    .where('period', '=', period)
    .execute()
  const cells = new Map<string, Map<string, CountedCell>>()
  for (const { table_id, coord, n, cell_key } of rows) {
    const table = cells.get(table_id) ?? new Map<string, CountedCell>()
    cells.set(table_id, table.set(coord, { n, cellKey: cell_key }))
  }
  return cells
}

/** The rows of a table that may be shown, in the order of their coordinates. */
export function rowsOf(
  table: Table,
  cells: PeriodCells,
  { noise, thresholds, categories }: { noise: Noise; thresholds: Thresholds; categories: Categories },
): ReleasedRow[] {
  const known = table.dimensions.map((dimension) => new Set(categories[dimension]))
  const parents = parentsAt(table).map(({ parent, coordIn }) => {
    const values = new Map<string, number>()
    return (coord: string): number => {
      const at = coordIn(coord)
      const value = values.get(at) ?? perturbedOf(parent, at, cells.get(parent.id)?.get(at), noise)
      values.set(at, value)
      return value
    }
  })
  const rows: ReleasedRow[] = []
  for (const [coord, cell] of cells.get(table.id) ?? []) {
    if (!partsOf(coord, table).every((part, at) => known[at]?.has(part))) continue
    const above = parents.map((parent) => parent(coord))
    const value = releasedValue(perturbedOf(table, coord, cell, noise), above, leastOf(table, thresholds))
    if (value !== null) rows.push([coord, value])
  }
  return inOrderOfCoord(rows)
}

/** Parents whose number nearly every cell repeats: there the noise of two tables would be averaged. */
export function repeatedParents(table: Table, cells: PeriodCells): Table[] {
  const own = [...(cells.get(table.id) ?? [])]
  return parentsAt(table).flatMap(({ parent, coordIn }) => {
    const above = own.flatMap(([coord, { n }]) => {
      const of = cells.get(parent.id)?.get(coordIn(coord))?.n ?? 0
      return of >= leastThresholds.show ? [n === of] : []
    })
    const same = above.filter(Boolean).length
    return above.length >= enoughCells && same > tooOften * above.length ? [parent] : []
  })
}

function perturbedOf(
  table: Table,
  coord: string,
  cell: CountedCell | undefined,
  { key, tenant, revision }: Noise,
): number {
  if (cell === undefined) return 0
  const about = { tenant, table: noiseTableOf(table, partsOf(coord, table)), revision, measure: table.measure, ...cell }
  if (table.measure !== 'referrals') return perturbed(key, about)
  return cell.n + ofReferrals.times * noiseOf(cell.n, noiseSelector(key, about))
}

function leastOf({ measure }: Table, thresholds: Thresholds): Thresholds {
  if (measure !== 'referrals') return thresholds
  return { ...thresholds, show: Math.max(thresholds.show, ofReferrals.show) }
}

function partsOf(coord: string, { dimensions }: Table): string[] {
  return dimensions.length === 0 ? [] : coord.split('|')
}

/** Each parent, and where in it a cell of the table lies: without the dimension that was dropped. */
function parentsAt(table: Table): { parent: Table; coordIn: (coord: string) => string }[] {
  return parentsOf(table).map((parent) => {
    const places = parent.dimensions.map((dimension) => table.dimensions.indexOf(dimension))
    return { parent, coordIn: (coord) => coordOf(places.map((place) => partsOf(coord, table)[place] ?? '')) }
  })
}
