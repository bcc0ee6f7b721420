/** Which tables of which periods may be released and were not; looked at without any key. */
import {
  daysOf,
  dueRevision,
  isFinal,
  type PeriodKind,
  periodKind,
  periodKinds,
  periodOf,
} from '../../shared/statistics/period.ts'
import { type Table, tables } from '../../shared/statistics/tables.ts'
import { dayMs, dayOf } from '../../shared/utc-day.ts'
import type { Db } from '../store/schema.ts'

/** A day that a device with a wrong clock wrote must not have the job release a century of empty tables. */
const mostYears = 10

/** Every record is in one of these, by the shortest period there is for it. */
export const finestTables = ['month:', 'unmet-quarter:'] as const

export type Due = { table: Table; period: string; revision: 1 | 2 }

/** The newest revision that is out of a table and period; 0: none. */
export type Outs = (table: string, period: string) => number

/** Reads off a log. Later entries of a table and period are its newer revisions. */
export function outsOf(log: readonly { table: string; period: string; revision: number }[]): Outs {
  const out = new Map<string, number>()
  for (const { table, period, revision } of log) {
    const key = `${table} ${period}`
    out.set(key, Math.max(out.get(key) ?? 0, revision))
  }
  return (table, period) => out.get(`${table} ${period}`) ?? 0
}

/**
 * The first day that figures are about: of the first record, or of the network where that is earlier, so that the
 * beginning of the figures says as little as possible of a family.
 * @param logged periods that were released, whose cells may be gone
 */
export async function firstDay(db: Db, logged: readonly string[], now: number): Promise<string> {
  const { created_at } = await db.selectFrom('network').select('created_at').executeTakeFirstOrThrow()
  // Every month since the first was released, so the months alone tell which that was.
  const starts = logged.filter((period) => periodKind(period) === 'month').map((period) => daysOf(period).from)
  for (const id of finestTables) {
    const row = await db
      .selectFrom('rollup_cell')
      .select(({ fn }) => fn.min('period').as('period'))
      .where('table_id', '=', id)
      .executeTakeFirst()
    if (typeof row?.period === 'string') starts.push(daysOf(row.period).from)
  }
  const oldest = `${new Date(now).getUTCFullYear() - mostYears}-01-01`
  const first = starts.reduce((one, other) => (other < one ? other : one), dayOf(Math.min(created_at, now)))
  return first < oldest ? oldest : first
}

/** All periods of a kind from the one a day lies in to the one another day lies in, in order. */
function periodsFrom(kind: PeriodKind, first: string, today: string): string[] {
  const periods: string[] = []
  for (let day = first; day <= today; ) {
    const period = periodOf(kind, day)
    periods.push(period)
    day = daysOf(period).until
  }
  return periods
}

/**
 * What is due, by period, the earliest end first. All periods from the first day on are, whether or not anything is in
 * them, so that silence says nothing. Of forgotten years nothing is left to count: a table that a later version adds
 * begins after them.
 */
export function dueReleases(
  first: string,
  now: number,
  outs: Outs,
  forgotten: ReadonlySet<string>,
): Map<string, Due[]> {
  const today = dayOf(now)
  const due = periodKinds.flatMap((kind) =>
    periodsFrom(kind, first, today)
      .filter((period) => !forgotten.has(yearOf(period)))
      .flatMap((period) => dueIn(kind, period, today, outs)),
  )
  const ends = (period: string) => Date.parse(daysOf(period).until)
  const groups = [...Map.groupBy(due, ({ period }) => period)]
  return new Map(groups.sort(([one], [other]) => ends(one) - ends(other) || (one < other ? -1 : 1)))
}

/** Of one period: the tables whose next revision may be out by today and is not. */
function dueIn(kind: PeriodKind, period: string, today: string, outs: Outs): Due[] {
  return tables.flatMap((table): Due[] => {
    if (table.period !== kind) return []
    const revision = dueRevision(period, table.matures, today)
    return revision !== 0 && revision > outs(table.id, period) ? [{ table, period, revision }] : []
  })
}

function yearOf(period: string): string {
  return period.slice(0, 4)
}

/** Years of which nothing will be released any more. */
export function finalYears(first: string, now: number, outs: Outs, forgotten: ReadonlySet<string>): string[] {
  return periodsFrom('year', first, dayOf(now - dayMs)).filter((year) => {
    if (forgotten.has(year)) return true
    const { from, until } = daysOf(year)
    const last = dayOf(Date.parse(until) - dayMs)
    const start = from < first ? first : from
    return tables.every(({ id, period, matures }) =>
      periodsFrom(period, start, last).every((each) => isFinal(outs(id, each), matures)),
    )
  })
}
