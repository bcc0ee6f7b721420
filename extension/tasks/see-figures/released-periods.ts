/** Which periods there are numbers for, and when there will be the first. */
import type { ReleasedPeriod, StatisticsCatalogue } from '../../../shared/protocol/statistics.ts'
import { daysOf, periodKind, periodOf, releaseAfterDays } from '../../../shared/statistics/period.ts'
import { dayMs, dayOf } from '../../../shared/utc-day.ts'

type Tables = Pick<StatisticsCatalogue, 'tables'>

/** Years and quarters of which anything was released, the newest year first, each year before its quarters. */
export function periodsToChoose({ tables }: Tables): string[] {
  const found = new Set<string>()
  for (const { period: kind, periods } of tables)
    for (const { period } of periods) {
      if (kind !== 'month') found.add(period)
      // A quarter's trend stands as soon as its months do.
      else if (isWhole(period, periods)) found.add(periodOf('quarter', `${period}-01`))
    }
  return [...found].sort((a, b) => b.slice(0, 4).localeCompare(a.slice(0, 4)) || a.localeCompare(b))
}

/** Whether all three months of the month's quarter were released. */
function isWhole(month: string, periods: readonly ReleasedPeriod[]): boolean {
  const quarter = periodOf('quarter', `${month}-01`)
  return periods.filter(({ period }) => periodOf('quarter', `${period}-01`) === quarter).length === 3
}

/** What is looked at first: the newest year of which outcomes are known, or else whatever is newest. */
export function firstPeriod(catalogue: Tables): string | undefined {
  const told = catalogue.tables.filter(({ period, matures }) => period === 'year' && matures)
  const ripe = told.flatMap(({ periods }) => periods.map(({ period }) => period)).sort()
  const choices = periodsToChoose(catalogue)
  return ripe.at(-1) ?? choices.find((period) => periodKind(period) === 'year') ?? choices.at(-1)
}

/** The newest day of release with what came that day, newest period last; undefined before the first. */
export function lastRelease({ tables }: Tables): { on: string; period: string } | undefined {
  const all = tables.flatMap(({ periods }) => periods)
  const on = all
    .map(({ releasedOn }) => releasedOn)
    .sort()
    .at(-1)
  const period = all
    .filter(({ releasedOn }) => releasedOn === on)
    .map((one) => one.period)
    .sort((a, b) => daysOf(a).until.localeCompare(daysOf(b).until) || b.length - a.length)
    .at(-1)
  return on === undefined || period === undefined ? undefined : { on, period }
}

/** The day on which numbers of the present month come, where none are there yet. @param today `YYYY-MM-DD` */
export function firstNumbersOn(today: string): string {
  const { until } = daysOf(periodOf('month', today))
  return dayOf(Date.parse(until) + releaseAfterDays.first * dayMs)
}

/** Years whose numbers will not change any more, the newest first: only these leave the municipality. */
export function finalYears({ tables }: Tables): string[] {
  const years = tables.find(({ id }) => id === 'year:')?.periods ?? []
  return years.flatMap(({ period, final }) => (final ? [period] : []))
}
