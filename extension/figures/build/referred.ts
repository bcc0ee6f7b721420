/** Families referred, by month (or quarter, or year, as fine as the cut allows), this year beside the one before. */
import { type Amount, together } from '../../../shared/statistics/derive/amount.ts'
import { differs } from '../../../shared/statistics/derive/differs.ts'
import { periodsWithin, yearBefore } from '../../../shared/statistics/figure-tables.ts'
import { tableOf } from '../../../shared/statistics/tables.ts'
import { t } from '../../ui/words.ts'
import { type Ask, type Built, tableWithin } from './ask.ts'
import { cutMatch } from './cut.ts'
import { inPeriod, methodOf } from './method.ts'
import { amountOf, releasedOf } from './released-cells.ts'
import { about, pair, periodText, pointText, shown } from './told.ts'

/** `amount` is undefined where the period was not released. */
type Point = { period: string; amount: Amount | undefined }

export function referred(ask: Ask): Built {
  const now = pointsOf(ask, ask.period)
  const before = pointsOf(ask, yearBefore(ask.period))
  const anything = now.some(({ amount }) => amount?.value != null)
  return {
    state: anything ? 'shown' : 'hidden',
    sentence: [total(ask, now), comparison(ask, now, before)].filter(Boolean).join(' '),
    method: methodOf(ask, t('counting:method.unit')),
    ...tableOfPoints(ask, now, before),
    picture: {
      kind: 'trend',
      unit: t('counting:columns.families'),
      lines: [
        { label: periodText(ask.period), points: line(now) },
        { label: periodText(yearBefore(ask.period)), points: line(before) },
      ].filter(({ points }) => points.length > 0),
    },
  }
}

function pointsOf(ask: Ask, whole: string): Point[] {
  const table = tableWithin(ask, '')?.table ?? ''
  return periodsWithin(table, whole).map((period) => ({
    period,
    amount:
      releasedOf(ask.source, table, [period]).length === 0
        ? undefined
        : amountOf(ask.source, table, [period], cutMatch(ask)),
  }))
}

const line = (points: readonly Point[]) =>
  points.flatMap(({ period, amount }) =>
    amount === undefined ? [] : [{ period, label: pointText(period), ...shown(amount) }],
  )

/** The year's own number, which counts a family once; undefined for a quarter and for cuts without such a table. */
function yearOf(ask: Ask, year: string): Amount | undefined {
  const table = ask.requests.find((each) => tableOf(each.table)?.period === 'year')?.table ?? ''
  if (releasedOf(ask.source, table, [year]).length === 0) return undefined
  const amount = amountOf(ask.source, table, [year], cutMatch(ask))
  return amount.value === null ? undefined : amount
}

function total(ask: Ask, now: readonly Point[]): string {
  const period = inPeriod(ask.period)
  const year = yearOf(ask, ask.period)
  if (year !== undefined) return t('figures:referred.year', { period, about: about(year) })
  const parts = now.flatMap(({ amount }) => amount ?? [])
  const sum = together(parts)
  const months = now[0]?.period.length === 7 && !now[0].period.includes('Q')
  const key = months ? 'figures:referred.months' : 'figures:referred.quarters'
  const told = t(key, { period, about: about(sum), count: parts.length })
  return sum.hiddenCells === 0 ? told : `${told} ${t('figures:missing', { count: sum.hiddenCells })}`
}

/** Only like beside like: the same months of both years, and nothing where a part is hidden. */
function comparison(ask: Ask, now: readonly Point[], before: readonly Point[]): string {
  const years = [yearOf(ask, ask.period), yearOf(ask, yearBefore(ask.period))]
  const shared = now.flatMap(({ amount }, at) => {
    const other = before[at]?.amount
    return amount === undefined || other === undefined ? [] : [[amount, other] as const]
  })
  const sums = [together(shared.map(([mine]) => mine)), together(shared.map(([, other]) => other))]
  const [mine, other] = years.every((each) => each !== undefined) ? years : sums
  if (mine?.value == null || other?.value == null || mine.hiddenCells + other.hiddenCells > 0) return ''
  const key = !differs(mine, other) ? 'same' : mine.value > other.value ? 'more' : 'fewer'
  return t(`figures:referred.${key}`, { about: about(other) })
}

function tableOfPoints(ask: Ask, now: readonly Point[], before: readonly Point[]): Pick<Built, 'columns' | 'rows'> {
  const years = [periodText(ask.period), periodText(yearBefore(ask.period))]
  return {
    columns: [
      { label: t('tables:period'), numeric: false },
      ...years.flatMap((year) => [
        { label: t('counting:columns.familiesIn', { period: year }), numeric: true },
        { label: t('counting:columns.pmIn', { period: year }), numeric: true },
      ]),
    ],
    rows: now.map(({ period, amount }, at) => [pointText(period), ...cellsOf(amount), ...cellsOf(before[at]?.amount)]),
  }
}

/** What was not released yet is told apart from what is hidden. */
function cellsOf(amount: Amount | undefined): (string | number | null)[] {
  return amount === undefined ? [t('figures:notYet'), ''] : pair(amount)
}
