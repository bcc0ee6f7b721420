/**
 * The closed catalogue of tables, version 1 (disclosure control, 2.6). Nothing else is ever released. Adding a table
 * is a reviewed change: every table gives each family another cell with noise of its own, so it needs a note here why
 * it is worth that, must not join dimensions of which one follows from the other (an offer has one provider and one
 * field), and all of test/attacks must pass with it. Two of the design's are left out: by offer and outcome nearly
 * nothing could be shown, and by phase and reason too much could be concluded of single families.
 */
import type { Dimension } from './dimensions.ts'
import type { PeriodKind } from './period.ts'

/**
 * What is counted: `cases` distinct families with a referral, `unmet` distinct families with a need no offer met,
 * `referrals` referrals, at most three of a family in a cell.
 */
export const measures = ['cases', 'unmet', 'referrals'] as const
export type Measure = (typeof measures)[number]

export type Table = {
  /** `period:dimension,dimension`, for another measure than `cases` with its name and a hyphen before. */
  id: string
  /** As the noise knows it: without the measure. */
  noiseId: string
  measure: Measure
  period: PeriodKind
  dimensions: readonly Dimension[]
  /** Outcomes, durations and passages appear once, 90 days after the period. */
  matures: boolean
}

const slow: readonly Dimension[] = ['outcome', 'linkFrom', 'linkTo', 'durationBin', 'funnelStage']

function table(measure: Measure, period: PeriodKind, ...named: Dimension[]): Table {
  const noiseId = `${period}:${named.join(',')}`
  return {
    id: measure === 'cases' ? noiseId : `${measure}-${noiseId}`,
    noiseId,
    measure,
    period,
    dimensions: named,
    matures: named.some((dimension) => slow.includes(dimension)),
  }
}

/** Dimensions of which one category's families are among another's: whoever arrived was referred, a town lies in its Kreis. */
const nested: readonly Dimension[] = ['region', 'funnelStage']

/**
 * The table as the noise of one of its cells knows it. The same families have the same noise in a table, so of nested
 * categories two different numbers would prove a family between them: there the category makes a table of its own.
 */
export function noiseTableOf({ noiseId, dimensions: own }: Table, categories: readonly string[]): string {
  const at = own.flatMap((dimension, place) => (nested.includes(dimension) ? [categories[place] ?? ''] : []))
  return at.length === 0 ? noiseId : `${noiseId}@${at.join(',')}`
}

/** The tables that are released. */
export const tables: readonly Table[] = [
  table('cases', 'month'),
  table('cases', 'month', 'district'),
  // Regions: a Kreis is a federation; what a municipality may show must not depend on what its parts may.
  table('cases', 'month', 'region'),
  table('cases', 'month', 'phase'),
  table('cases', 'month', 'field'),
  table('cases', 'quarter', 'offer'),
  table('cases', 'quarter', 'provider'),
  table('cases', 'quarter', 'reason'),
  table('cases', 'quarter', 'outcome'),
  table('cases', 'quarter', 'district', 'phase'),
  table('cases', 'quarter', 'district', 'field'),
  table('cases', 'quarter', 'phase', 'field'),
  table('cases', 'quarter', 'field', 'outcome'),
  table('cases', 'quarter', 'district', 'outcome'),
  table('cases', 'quarter', 'reason', 'field'),
  table('cases', 'quarter', 'region', 'field'),
  table('cases', 'quarter', 'region', 'outcome'),
  // Totals of a year are parents of what follows; rates per 1,000 children and targets need them.
  table('cases', 'year'),
  table('cases', 'year', 'district'),
  table('cases', 'year', 'region'),
  table('cases', 'year', 'outcome'),
  table('cases', 'year', 'district', 'phase', 'field'),
  table('cases', 'year', 'district', 'offer'),
  table('cases', 'year', 'district', 'reason'),
  table('cases', 'year', 'phase', 'outcome'),
  // Families with a further way, by the field it leaves: without it nobody could tell how much of a field's ways is hidden.
  table('cases', 'year', 'linkFrom'),
  table('cases', 'year', 'linkFrom', 'linkTo'),
  table('cases', 'year', 'field', 'durationBin'),
  table('cases', 'year', 'district', 'durationBin'),
  table('cases', 'year', 'region', 'durationBin'),
  table('cases', 'year', 'offer', 'durationBin'),
  table('cases', 'year', 'provider', 'durationBin'),
  // The funnel of all fields: a sum over fields would count families twice.
  table('cases', 'year', 'funnelStage'),
  table('cases', 'year', 'field', 'funnelStage'),
  table('unmet', 'quarter'),
  table('unmet', 'quarter', 'reason'),
  table('unmet', 'quarter', 'field', 'gap'),
  table('unmet', 'year', 'district', 'gap'),
  table('referrals', 'month'),
  table('referrals', 'quarter', 'field'),
]

/** A table of the catalogue by its id. */
export function tableOf(id: string): Table | undefined {
  return tables.find((each) => each.id === id)
}

/** The tables of which every one's number must carry a breakdown: one dimension less, the same period. */
export function parentsOf({ measure, period, dimensions: own }: Table): Table[] {
  if (own.length < 2) return []
  return own.map((dropped) => table(measure, period, ...own.filter((dimension) => dimension !== dropped)))
}

/** The tables whose cells are kept: those released and their parents, each once. */
export const keptTables: readonly Table[] = [
  ...new Map(tables.flatMap((each) => [each, ...parentsOf(each)]).map((each) => [each.id, each])).values(),
]

/** A cell's place as one text: its categories in the order of the table's dimensions. None holds the sign. */
export function coordOf(categories: readonly string[]): string {
  return categories.join('|')
}
