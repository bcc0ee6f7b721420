/**
 * What a request asks of a table: whole categories of closed periods and nothing else. No negation, no ranges, no
 * groups of one's own, so that no two answers differ by a few families. Judged by the request alone, never by what
 * was released; all that is refused is refused with the same words.
 */
import { Problem } from '../../../shared/problem.ts'
import { mostPeriods, statisticsFormats } from '../../../shared/protocol/statistics.ts'
import type { Dimension } from '../../../shared/statistics/dimensions.ts'
import { daysOf, periodKind } from '../../../shared/statistics/period.ts'
import { type Table, tableOf } from '../../../shared/statistics/tables.ts'

type Format = (typeof statisticsFormats)[number]
export type Filters = Readonly<Partial<Record<Dimension, string>>>

export type Asked = {
  table: Table
  /** In the order of time, each once. */
  periods: string[]
  filters: Filters
  format: Format
}

const outsideFormats = ['json', 'csv'] as const satisfies readonly Format[]

/** Codes of categories and ids of areas, offers and organisations; nothing with a sign that could mean more. */
const code = /^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/

/** @throws {Problem} `statistics_refused` */
export function readAsked(tableId: string, query: Readonly<Record<string, readonly string[]>>): Asked {
  const table = tableOf(tableId)
  if (table === undefined) throw new Problem('statistics_refused')
  const { period: periods = [], format: formats = ['json'], ...named } = query
  const filters = Object.entries(named).map(([name, values]): [Dimension, string] => {
    const dimension = table.dimensions.find((each) => each === name)
    const [value, ...more] = values
    if (dimension === undefined || value === undefined || more.length > 0 || !code.test(value))
      throw new Problem('statistics_refused')
    return [dimension, value]
  })
  return {
    table,
    periods: readPeriods(periods, table),
    filters: Object.fromEntries(filters),
    format: readFormat(formats, statisticsFormats),
  }
}

/** What is asked of the view for outside. @throws {Problem} `statistics_refused` */
export function readOutsideAsked(query: Readonly<Record<string, readonly string[]>>) {
  const { year: years = [], format: formats = ['json'], ...more } = query
  const [year = ''] = years
  const sound = years.length === 1 && periodKind(year) === 'year' && Object.keys(more).length === 0
  if (!sound) throw new Problem('statistics_refused')
  return { year, format: readFormat(formats, outsideFormats) }
}

/** @throws {Problem} `statistics_refused` for none, an unknown or more than one */
function readFormat<F extends Format>(formats: readonly string[], known: readonly F[]): F {
  const format = known.find((each) => each === formats[0])
  if (format === undefined || formats.length !== 1) throw new Problem('statistics_refused')
  return format
}

function readPeriods(periods: readonly string[], { period: kind }: Table): string[] {
  const sound =
    periods.length > 0 &&
    periods.length <= mostPeriods &&
    new Set(periods).size === periods.length &&
    periods.every((period) => periodKind(period) === kind)
  if (!sound) throw new Problem('statistics_refused')
  const begins = (period: string) => daysOf(period).from
  return [...periods].sort((a, b) => (begins(a) < begins(b) ? -1 : 1))
}
