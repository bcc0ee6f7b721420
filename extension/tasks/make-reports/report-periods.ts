/** The years and quarters a report can speak of. */
import type { StatisticsCatalogue } from '../../../shared/protocol/statistics.ts'
import { type PeriodKind, periodKind, periodOf } from '../../../shared/statistics/period.ts'

/** Every year and quarter of which something was released, newest first, a year before its quarters. */
export function reportPeriods({ tables }: StatisticsCatalogue): string[] {
  const released = tables.flatMap(({ periods }) => periods.map(({ period }) => period))
  const told = new Set(released.filter((period) => periodKind(period) !== 'month'))
  return [...told].toSorted(newestFirst)
}

/** The newest released period of a kind; before anything is known the one that ended last. @param today `YYYY-MM-DD` */
export function newestPeriod(kind: Exclude<PeriodKind, 'month'>, released: readonly string[], today: string): string {
  const newest = released.find((period) => periodKind(period) === kind)
  if (newest !== undefined) return newest
  const monthsBack = kind === 'year' ? 12 : 3
  const before = new Date(`${today.slice(0, 7)}-01T00:00:00Z`)
  before.setUTCMonth(before.getUTCMonth() - monthsBack)
  return periodOf(kind, before.toISOString().slice(0, 10))
}

/** `2026` stands before `2026-Q4`. */
function newestFirst(one: string, other: string): number {
  const [a, b] = [order(one), order(other)]
  return a === b ? 0 : a < b ? 1 : -1
}

function order(period: string): string {
  return periodKind(period) === 'year' ? `${period}-Q9` : period
}
