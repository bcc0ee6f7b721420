/**
 * The cells a family is counted in, as a pure function of its records: whoever adds, changes or takes out a record
 * compares this before and after, and whoever doubts the rollups computes it anew.
 */
import { type Dimension, durationBin } from '../../shared/statistics/dimensions.ts'
import { type PeriodKind, periodOf } from '../../shared/statistics/period.ts'
import type { RecordFacts } from '../../shared/statistics/record-facts.ts'
import { coordOf, keptTables, type Measure, type Table } from '../../shared/statistics/tables.ts'

/** A cell with what the family adds to it: 1, or up to `mostOfFamily` where referrals are counted. */
export type FamilyCell = { table: string; period: string; coord: string; n: number }

/** What one family adds to a cell of the measure `referrals` at most. */
const mostOfFamily = 3

type Values = Partial<Record<Dimension, readonly string[]>>
/** What a table counts: a record, or the passage from one referral to the next. */
type Entry = { periods: Record<PeriodKind, string>; values: Values }

const most: Record<Measure, number> = { cases: 1, unmet: 1, referrals: mostOfFamily }
const isPassage = ({ dimensions }: Table) => dimensions.includes('linkFrom') || dimensions.includes('linkTo')

const ofPassages = keptTables.filter(isPassage)
const ofReferrals = keptTables.filter((table) => table.measure !== 'unmet' && !isPassage(table))
const ofUnmetNeeds = keptTables.filter(({ measure }) => measure === 'unmet')

/**
 * Every cell of every kept table that the family is in, each once.
 * @param records those of one family, in an order that never changes (such as that of their ids): among referrals of
 * one day it decides which came first
 */
export function cellsOfFamily(records: readonly RecordFacts[]): FamilyCell[] {
  const cells = new Map<string, FamilyCell>()
  const referrals = records.filter(({ kind }) => kind === 'referral').map(entryOf)
  for (const entry of referrals) count(cells, ofReferrals, entry)
  for (const record of records) if (record.kind === 'unmet_need') count(cells, ofUnmetNeeds, entryOf(record))
  if (referrals.length > 1) for (const entry of passages(records)) count(cells, ofPassages, entry)
  return [...cells.values()]
}

function entryOf(record: RecordFacts): Entry {
  const { day, district, regions, phase, field, offer, provider, reasons, outcome, gap, days, stages } = record
  return {
    periods: { month: periodOf('month', day), quarter: periodOf('quarter', day), year: periodOf('year', day) },
    values: {
      district: [district],
      region: regions,
      phase: [phase],
      field: known(field),
      offer: known(offer),
      provider: known(provider),
      reason: reasons,
      outcome: known(outcome),
      gap: known(gap),
      durationBin: known(days === undefined ? undefined : durationBin(days)),
      funnelStage: stages ?? [],
    },
  }
}

function known(value: string | undefined): string[] {
  return value === undefined ? [] : [value]
}

/**
 * From each referral to the next by day within a year: the cells of a year hang on its own records alone, so that those
 * of a year whose last figures are out can be forgotten (forget.ts).
 */
function passages(records: readonly RecordFacts[]): Entry[] {
  const referrals = records.filter(({ kind }) => kind === 'referral')
  const inTime = referrals.toSorted((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0))
  return inTime.slice(1).flatMap((later, at): Entry[] => {
    const earlier = inTime[at]
    if (earlier === undefined || periodOf('year', earlier.day) !== periodOf('year', later.day)) return []
    const { periods, values } = entryOf(later)
    return [{ periods, values: { ...values, linkFrom: known(earlier.field), linkTo: known(later.field) } }]
  })
}

function count(cells: Map<string, FamilyCell>, some: readonly Table[], { periods, values }: Entry): void {
  for (const { id: table, measure, period: kind, dimensions } of some) {
    const period = periods[kind]
    for (const coord of coordsOf(dimensions, values)) {
      const key = `${table}\n${period}\n${coord}`
      const cell = cells.get(key)
      if (cell === undefined) cells.set(key, { table, period, coord, n: 1 })
      else if (cell.n < most[measure]) cell.n += 1
    }
  }
}

/** All combinations of the values, one of each dimension; none where a dimension has no value. */
function coordsOf(dimensions: readonly Dimension[], values: Values): string[] {
  const [first, second, ...more] = dimensions
  if (first === undefined) return ['']
  const firsts = values[first] ?? []
  if (second === undefined) return [...firsts]
  return firsts.flatMap((value) => coordsOf([second, ...more], values).map((rest) => coordOf([value, rest])))
}
