/**
 * The cells a family is counted in, as a pure function of its records: whoever adds, changes or takes out a record
 * compares this before and after, and whoever doubts the rollups computes it anew.
 */
import { type Dimension, durationBin } from '../../shared/statistics/dimensions.ts'
import { type PeriodKind, periodOf } from '../../shared/statistics/period.ts'
import type { RecordFacts } from '../../shared/statistics/record-facts.ts'
import { coordOf, keptTables, type Table } from '../../shared/statistics/tables.ts'

/** Where a cell lies. */
type Place = { table: string; period: string; coord: string }

/** What one family adds to a cell of the measure `referrals` at most. */
const mostOfFamily = 3
/** The sign between two categories of a coordinate. */
const joint = coordOf(['', ''])

type Values = Partial<Record<Dimension, readonly string[]>>
/** What a table counts: a record, or the passage from one referral to the next. */
type Entry = { periods: Record<PeriodKind, string>; values: Values }
/** Cells as texts: those a family is in once at most, and those that count how often. */
type Keys = { once: string[]; often: string[] }

const isPassage = ({ dimensions }: Table) => dimensions.includes('linkFrom') || dimensions.includes('linkTo')

const ofPassages = keptTables.filter(isPassage)
const ofReferrals = keptTables.filter((table) => table.measure !== 'unmet' && !isPassage(table))
const ofUnmetNeeds = keptTables.filter(({ measure }) => measure === 'unmet')

/** A record's cells; a family is counted again with every change of one of its records. */
const known = new WeakMap<RecordFacts, Keys>()

/**
 * Every cell of every kept table that the family is in, by `keyAt`'s text, with what the family adds to it: 1, or up to
 * `mostOfFamily` where referrals are counted.
 * @param records those of one family, in an order that never changes (such as that of their ids): among referrals of
 * one day it decides which came first
 */
export function countsOfFamily(records: readonly RecordFacts[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const record of records) {
    const { once, often } = known.get(record) ?? keysOf(record)
    for (const key of once) counts.set(key, 1)
    for (const key of often) counts.set(key, Math.min(mostOfFamily, (counts.get(key) ?? 0) + 1))
  }
  if (records.length > 1)
    for (const entry of passages(records)) for (const key of keysIn(ofPassages, entry).once) counts.set(key, 1)
  return counts
}

/** Where a cell lies, from its text. */
export function cellAt(key: string): Place {
  const [table = '', period = '', coord = ''] = key.split('\n')
  return { table, period, coord }
}

/** A cell's text, by which cells are put in order. */
export function keyAt({ table, period, coord }: Place): string {
  return `${table}\n${period}\n${coord}`
}

function keysOf(record: RecordFacts): Keys {
  const keys = keysIn(record.kind === 'referral' ? ofReferrals : ofUnmetNeeds, entryOf(record))
  known.set(record, keys)
  return keys
}

function entryOf(record: RecordFacts): Entry {
  const { day, district, regions, phase, field, offer, provider, reasons, outcome, gap, days, stages } = record
  return {
    periods: { month: periodOf('month', day), quarter: periodOf('quarter', day), year: periodOf('year', day) },
    values: {
      district: [district],
      region: regions,
      phase: [phase],
      field: listOf(field),
      offer: listOf(offer),
      provider: listOf(provider),
      reason: reasons,
      outcome: listOf(outcome),
      gap: listOf(gap),
      durationBin: listOf(days === undefined ? undefined : durationBin(days)),
      funnelStage: stages ?? [],
    },
  }
}

function listOf(value: string | undefined): string[] {
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
    return [{ periods, values: { ...values, linkFrom: listOf(earlier.field), linkTo: listOf(later.field) } }]
  })
}

function keysIn(some: readonly Table[], { periods, values }: Entry): Keys {
  const keys: Keys = { once: [], often: [] }
  for (const { id, measure, period, dimensions } of some)
    combine(measure === 'referrals' ? keys.often : keys.once, `${id}\n${periods[period]}\n`, dimensions, values)
  return keys
}

/** All combinations of the values, one of each dimension; none where a dimension has no value. */
function combine(keys: string[], start: string, dimensions: readonly Dimension[], values: Values, at = 0): void {
  const dimension = dimensions[at]
  if (dimension === undefined) {
    keys.push(start)
    return
  }
  const last = at === dimensions.length - 1
  for (const value of values[dimension] ?? [])
    combine(keys, `${start}${value}${last ? '' : joint}`, dimensions, values, at + 1)
}
