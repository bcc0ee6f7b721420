/**
 * Which released tables a figure is made of. The exact table of a cut comes first, for its numbers carry noise once;
 * where there is none, shown cells of a finer table are added up. Where even that cannot be done the list is empty: a
 * figure then says that there is no table for the cut instead of showing something else.
 */
import { type AreaTree, placeOf } from './area-place.ts'
import type { FigureCut, FigureKind, TableRequest } from './figure-kinds.ts'
import { periodKind } from './period.ts'
import { tableOf } from './tables.ts'

/** Tables for a whole year and for one quarter; one that is absent cannot be had. */
type Recipe = { year?: readonly string[]; quarter?: readonly string[] }
/** By what the figure is narrowed to, joined by a plus sign in the order area, phase, field; empty: nothing. */
type Recipes = Readonly<Record<string, Recipe>>

const both = (...ids: string[]): Recipe => ({ year: ids, quarter: ids })
const yearly = (...ids: string[]): Recipe => ({ year: ids })

/** The same recipe under several cuts. */
const under = (cuts: readonly string[], recipe: Recipe): Recipes => Object.fromEntries(cuts.map((cut) => [cut, recipe]))

const areaCuts = ['', 'region', 'district']
const bySpace: Recipes = {
  ...under(areaCuts, { year: ['year:district'], quarter: ['month:district'] }),
  ...under(['phase', 'region+phase', 'district+phase'], both('quarter:district,phase')),
  ...under(['field', 'region+field', 'district+field'], both('quarter:district,field')),
  ...under(['phase+field', 'region+phase+field', 'district+phase+field'], yearly('year:district,phase,field')),
}
const unmet = both('unmet-quarter:', 'unmet-quarter:reason', 'unmet-quarter:field,gap')

const recipes: Readonly<Record<FigureKind, Recipes>> = {
  referred: {
    '': { year: ['month:', 'year:'], quarter: ['month:'] },
    region: { year: ['month:region', 'year:region'], quarter: ['month:region'] },
    district: { year: ['month:district', 'year:district'], quarter: ['month:district'] },
    phase: both('month:phase'),
    field: both('month:field'),
    'phase+field': both('quarter:phase,field'),
    'region+field': both('quarter:region,field'),
    'district+field': both('quarter:district,field'),
    ...under(['region+phase', 'district+phase'], both('quarter:district,phase')),
    ...under(['region+phase+field', 'district+phase+field'], yearly('year:district,phase,field')),
  },
  funnel: { '': yearly('year:funnelStage'), field: yearly('year:field,funnelStage') },
  outcomes: {
    '': { year: ['year:outcome'], quarter: ['quarter:outcome'] },
    region: both('quarter:region,outcome'),
    district: both('quarter:district,outcome'),
    field: both('quarter:field,outcome'),
    phase: yearly('year:phase,outcome'),
  },
  breaks: under(['', 'field'], both('quarter:field,outcome')),
  flows: under(['', 'field'], yearly('year:linkFrom', 'year:linkFrom,linkTo')),
  matrix: {
    ...under(['', 'phase', 'field', 'phase+field'], both('quarter:phase,field')),
    ...under(
      ['region', 'district'].flatMap((area) => [area, `${area}+phase`, `${area}+field`, `${area}+phase+field`]),
      yearly('year:district,phase,field'),
    ),
  },
  needs: {
    '': both('quarter:reason'),
    field: both('quarter:reason,field'),
    ...under(['region', 'district'], yearly('year:district,reason')),
  },
  gaps: { ...under(['', 'field'], unmet), ...under(['region', 'district'], yearly('unmet-year:district,gap')) },
  waiting: {
    '': yearly('year:field,durationBin', 'year:provider,durationBin'),
    field: yearly('year:field,durationBin'),
    region: yearly('year:region,durationBin'),
    district: yearly('year:district,durationBin'),
  },
  reach: bySpace,
  map: bySpace,
  pilot: {
    '': {
      year: ['year:district', 'quarter:district,outcome'],
      quarter: ['month:district', 'quarter:district,outcome'],
    },
  },
  targets: {
    '': yearly(
      'year:',
      'year:region',
      'year:district',
      'year:funnelStage',
      'year:field,durationBin',
      'year:region,durationBin',
      'year:district,durationBin',
      'unmet-quarter:',
      'unmet-year:district,gap',
    ),
  },
  // Counted from the catalogue, not from families.
  freshness: {},
}

/** Figures that set the period beside the same one of the year before. */
const besideTheYearBefore: readonly FigureKind[] = ['referred', 'outcomes']

/** The figures that the five questions of a steering group are answered from. */
export const answerFigures = [
  'referred',
  'outcomes',
  'breaks',
  'needs',
  'gaps',
  'waiting',
  'reach',
] as const satisfies readonly FigureKind[]

/**
 * The tables and periods a figure needs; empty where there is no table for the cut (and always for `freshness`).
 * @param period a year or a quarter
 * @param tree decides whether the chosen area is a district, a region or the network itself
 */
export function tablesFor(figure: FigureKind, period: string, cut: FigureCut, tree: AreaTree): TableRequest[] {
  const kind = periodKind(period)
  if (kind !== 'year' && kind !== 'quarter') return []
  const ids = recipes[figure][cutName(cut, tree)]?.[kind] ?? []
  const wanted = besideTheYearBefore.includes(figure) ? [yearBefore(period), period] : [period]
  return ids.map((table) => ({ table, periods: wanted.flatMap((each) => periodsWithin(table, each)) }))
}

/** What several figures need together, each table once with all its periods in order. */
export function joined(requests: readonly TableRequest[]): TableRequest[] {
  return [...Map.groupBy(requests, ({ table }) => table)].map(([table, same]) => ({
    table,
    periods: [...new Set(same.flatMap(({ periods }) => periods))].sort(),
  }))
}

/** The same period one year earlier. */
export function yearBefore(period: string): string {
  return `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`
}

/** The periods of a table that make up a year or a quarter; none where the table's are longer. */
export function periodsWithin(table: string, period: string): string[] {
  const kind = tableOf(table)?.period
  const year = period.slice(0, 4)
  const quarters = periodKind(period) === 'year' ? [1, 2, 3, 4] : [Number(period.slice(6))]
  if (kind === 'year') return periodKind(period) === 'year' ? [period] : []
  if (kind === 'quarter') return quarters.map((quarter) => `${year}-Q${quarter}`)
  return quarters.flatMap((quarter) => [2, 1, 0].map((before) => `${year}-${pad(3 * quarter - before)}`))
}

const pad = (month: number) => String(month).padStart(2, '0')

function cutName({ areaId, phase, field }: FigureCut, tree: AreaTree): string {
  const place = placeOf(tree, areaId)
  const area = place === 'network' ? undefined : place
  return [area, phase && 'phase', field && 'field'].filter(Boolean).join('+')
}
