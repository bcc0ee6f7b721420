/** The periods a report speaks of: those to choose from, and those its tables hold. */
import type { StatisticsCatalogue } from '../../../shared/protocol/statistics.ts'
import { daysOf, type PeriodKind, periodKind, periodOf } from '../../../shared/statistics/period.ts'
import { listText, periodText } from '../../figures/build/told.ts'
import { t } from '../../ui/words.ts'

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

/** “Januar 2025 bis Dezember 2026”: periods in a row by their ends, so that two years of months take one line. */
export function spansText(periods: readonly string[]): string {
  const spans: { from: string; to: string }[] = []
  for (const period of periods.toSorted()) {
    const last = spans.at(-1)
    if (last !== undefined && daysOf(last.to).until === daysOf(period).from) last.to = period
    else spans.push({ from: period, to: period })
  }
  return listText(
    spans.map(({ from, to }) =>
      from === to ? periodText(from) : t('figures:fromTo', { from: periodText(from), to: periodText(to) }),
    ),
  )
}

/** `2026` stands before `2026-Q4`. */
function newestFirst(one: string, other: string): number {
  const [a, b] = [order(one), order(other)]
  return a === b ? 0 : a < b ? 1 : -1
}

function order(period: string): string {
  return periodKind(period) === 'year' ? `${period}-Q9` : period
}
