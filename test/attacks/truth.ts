/**
 * The truth the tests judge by: which families are in which cell, counted here once more in the simplest way there
 * is, from the records alone and without any code of the rollups.
 */
import { durationBin } from '../../shared/statistics/dimensions.ts'
import { periodOf } from '../../shared/statistics/period.ts'
import type { RecordFacts } from '../../shared/statistics/record-facts.ts'
import { coordOf, type Table } from '../../shared/statistics/tables.ts'
import type { Family } from './population.ts'

/** `families`: numbers of the families in it; `referrals`: theirs, at most three of each. */
export type Cell = { period: string; coord: readonly string[]; families: Set<number>; referrals: number }
/** Cells of one table by `keyOf`. */
export type Cells = Map<string, Cell>

export function keyOf(period: string, coord: readonly string[]): string {
  return `${period} ${coordOf(coord)}`
}

type Said = RecordFacts & { linkFrom?: string | undefined; linkTo?: string | undefined }

/** Every non-empty cell of a table. */
export function cellsOf(table: Table, families: readonly Pick<Family, 'records'>[]): Cells {
  const cells: Cells = new Map()
  for (const [number, { records }] of families.entries()) {
    const own = new Map<string, number>()
    for (const said of saidOf(
      table,
      records.map(({ facts }) => facts),
    ))
      for (const coord of coordsOf(table, said)) {
        const period = periodOf(table.period, said.day)
        const key = keyOf(period, coord)
        own.set(key, (own.get(key) ?? 0) + 1)
        const cell = cells.get(key) ?? { period, coord, families: new Set(), referrals: 0 }
        cell.families.add(number)
        cells.set(key, cell)
      }
    for (const [key, count] of own) {
      const cell = cells.get(key)
      if (cell !== undefined) cell.referrals += Math.min(3, count)
    }
  }
  return cells
}

/** What of a family's records a table speaks of. */
function saidOf({ measure, dimensions }: Table, records: readonly RecordFacts[]): Said[] {
  if (measure === 'unmet') return records.filter(({ kind }) => kind === 'unmet_need')
  const referrals = records.filter(({ kind }) => kind === 'referral')
  if (!dimensions.includes('linkFrom') && !dimensions.includes('linkTo')) return referrals
  const byDay = referrals.toSorted((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0))
  return byDay.flatMap((later, at): Said[] => {
    const earlier = byDay[at - 1]
    const sameYear = earlier !== undefined && earlier.day.slice(0, 4) === later.day.slice(0, 4)
    return sameYear ? [{ ...later, linkFrom: earlier.field, linkTo: later.field }] : []
  })
}

function coordsOf({ dimensions }: Table, said: Said): string[][] {
  return dimensions.reduce<string[][]>(
    (coords, dimension) => {
      const values = valuesOf(dimension, said)
      return coords.flatMap((coord) => values.map((value) => [...coord, value]))
    },
    [[]],
  )
}

function valuesOf(dimension: Table['dimensions'][number], said: Said): readonly string[] {
  if (dimension === 'region') return said.regions
  if (dimension === 'reason') return said.reasons
  if (dimension === 'funnelStage') return said.stages ?? []
  const value = dimension === 'durationBin' ? durationBin(said.days ?? -1) : said[dimension]
  return value === undefined ? [] : [value]
}
