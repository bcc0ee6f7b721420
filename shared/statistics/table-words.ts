/**
 * What a table is called and what it says, in plain words: put together from what is counted, the period and the
 * dimensions, so that a table that is added has its words at once. The same for the API, its files and reports.
 */
import type { Words } from '../words/index.ts'
import type { Measure, Table } from './tables.ts'

type TableWords = Words['tables']

/** In 96 of 100 cases a shown number is at most so far off; a family's referrals count up to three in a cell. */
export const usuallyOff: Readonly<Record<Measure, number>> = { cases: 3, unmet: 3, referrals: 9 }
/** No shown number is further off than this. */
export const mostOff: Readonly<Record<Measure, number>> = { cases: 5, unmet: 5, referrals: 15 }

/** Referrals are shown only from here on, for a family adds up to three. */
const referralsFrom = 50

/** What a number of this measure has to reach to be shown. */
export function shownFrom(measure: Measure, { show }: { show: number }): number {
  return measure === 'referrals' ? Math.max(referralsFrom, show) : show
}

/** Such as „Vermittelte Familien je Quartal nach Sozialraum und Handlungsfeld“. */
export function tableTitle({ measure, period, dimensions }: Table, { title }: Pick<TableWords, 'title'>): string {
  const what = `${title.measure[measure]} ${title.per[period]}`
  if (dimensions.length === 0) return what
  const names = dimensions.map((dimension) => title.by[dimension])
  const listed = [names.slice(0, -1).join(', '), names.at(-1)].filter((part) => part !== '').join(` ${title.and} `)
  return `${what} ${title.nach} ${listed}`
}

/** What is counted, by what it is broken down, how sure it is, what hidden means and when it comes: as sentences. */
export function tableDefinition(
  { measure, dimensions, matures }: Table,
  thresholds: { show: number; base: number },
  { definition }: Pick<TableWords, 'definition'>,
): string[] {
  const notes: Partial<Record<string, string>> = definition.dimension
  return [
    definition.measure[measure],
    ...dimensions.flatMap((dimension) => notes[dimension] ?? []),
    definition.sure.replace('{{usually}}', String(usuallyOff[measure])).replace('{{most}}', String(mostOff[measure])),
    definition.hidden.replace('{{show}}', String(shownFrom(measure, thresholds))),
    ...(dimensions.length > 1 ? [definition.base.replace('{{base}}', String(thresholds.base))] : []),
    definition.sums,
    matures ? definition.matures : definition.revised,
  ]
}
