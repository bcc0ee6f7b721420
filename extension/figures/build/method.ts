/** How a figure is counted and how sure it is: what is the same for all figures of released tables. */
import { together } from '../../../shared/statistics/derive/amount.ts'
import { periodsWithin } from '../../../shared/statistics/figure-tables.ts'
import { tableOf } from '../../../shared/statistics/tables.ts'
import { dayText } from '../../ui/days.ts'
import { t } from '../../ui/words.ts'
import type { Ask } from './ask.ts'
import { cutMatch } from './cut.ts'
import { amountOf, releasedOf } from './released-cells.ts'
import { periodText } from './told.ts'

/** @param more what only this figure needs to say, after its definition */
export function methodOf(ask: Ask, ...more: string[]): string[] {
  return [
    t(`figures:${ask.figure}.definition`),
    ...more,
    t('counting:method.noise'),
    ...hiddenLine(ask),
    ...periodLines(ask),
    t('counting:method.addUp'),
  ]
}

/** The same of figures that break families down by what became of their referrals. */
export function methodOfOutcomes(ask: Ask): string[] {
  return methodOf(
    ask,
    t('counting:method.unit'),
    t('counting:method.ofOutcomes'),
    t('counting:method.evidence'),
    t('counting:method.ofShown'),
  )
}

function hiddenLine(ask: Ask): string[] {
  const { source, period, requests } = ask
  const match = cutMatch(ask)
  const all = together(requests.map(({ table }) => amountOf(source, table, periodsWithin(table, period), match)))
  if (all.hiddenCells === 0) return []
  return [t('counting:method.hidden', { count: all.hiddenCells, of: all.cells + all.hiddenCells })]
}

function periodLines({ figure, source, period, requests }: Ask): string[] {
  const lines = requests.flatMap(({ table }) => {
    const wanted = periodsWithin(table, period)
    const released = releasedOf(source, table, wanted)
    const kind = tableOf(table)?.period
    const parts = { count: released.length, of: wanted.length }
    // The trend shows its periods one by one; where it adds them up, its sentence says so.
    const added = wanted.length > 1 && figure !== 'referred'
    return [
      added && kind === 'month' && t('counting:method.months', parts),
      added && kind === 'quarter' && t('counting:method.quarters', parts),
      released.length > 0 && tableOf(table)?.matures === true && t('counting:method.matured'),
      released.some(({ final }) => !final) && t('counting:method.preliminary'),
      ...released.slice(-1).map(({ releasedOn }) => t('counting:method.released', { day: dayText(releasedOn) })),
    ]
  })
  return [...new Set(lines)].filter((line) => typeof line === 'string')
}

/** When children were counted; several areas may have been counted on several days. */
export function populationLines(days: readonly (string | undefined)[]): string[] {
  const known = [...new Set(days.filter((day) => day !== undefined))].sort()
  const [first, last] = [known[0], known.at(-1)]
  if (first === undefined || last === undefined) return [t('counting:method.children')]
  const day = first === last ? dayText(first) : t('figures:fromTo', { from: dayText(first), to: dayText(last) })
  return [t('counting:method.children'), t('counting:method.population', { day })]
}

/** “Im Jahr 2026”, “Im 3. Quartal 2026”. */
export function inPeriod(period: string): string {
  return t(period.length === 4 ? 'figures:inYear' : 'figures:inQuarter', { period: periodText(period) })
}

/** The same, and of how many quarters or months of it a figure speaks as long as not all of them were released. */
export function inReleased({ source, period, requests }: Ask): string {
  const table = requests[0]?.table ?? ''
  const of = periodsWithin(table, period).length
  const count = releasedOf(source, table, periodsWithin(table, period)).length
  if (count === of) return inPeriod(period)
  const key = tableOf(table)?.period === 'month' ? 'counting:someMonths' : 'counting:someQuarters'
  return t(key, { period: inPeriod(period), count, of })
}
