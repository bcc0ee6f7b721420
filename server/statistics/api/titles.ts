/**
 * What a table is called and what it says, in plain words: put together from what is counted, the period and the
 * dimensions, so that a table that is added has its words at once.
 */

import type { Table } from '../../../shared/statistics/tables.ts'
import { words } from '../../../shared/words/index.ts'
import type { Locale } from '../../../shared/words/locale.ts'
import type { Thresholds } from '../perturb.ts'
import { usuallyOff } from './read-table.ts'

/** No shown number is further off than this. */
export const mostOff = { cases: 5, unmet: 5, referrals: 15 } as const

/** Such as „Vermittelte Familien je Quartal nach Sozialraum und Handlungsfeld“. */
export function titleOf({ measure, period, dimensions }: Table, locale: Locale): string {
  const { title } = words[locale].tables
  const what = `${title.measure[measure]} ${title.per[period]}`
  if (dimensions.length === 0) return what
  const names = dimensions.map((dimension) => title.by[dimension])
  const listed = [names.slice(0, -1).join(', '), names.at(-1)].filter((part) => part !== '').join(` ${title.and} `)
  return `${what} ${title.nach} ${listed}`
}

/** What is counted, by what it is broken down, how sure it is, what hidden means and when it comes: as sentences. */
export function definitionOf(table: Table, thresholds: Thresholds, locale: Locale): string[] {
  const { measure, dimensions, matures } = table
  const { definition } = words[locale].tables
  const notes: Partial<Record<string, string>> = definition.dimension
  const sentences = [
    definition.measure[measure],
    ...dimensions.flatMap((dimension) => notes[dimension] ?? []),
    definition.sure.replace('{{usually}}', String(usuallyOff[measure])).replace('{{most}}', String(mostOff[measure])),
    definition.hidden.replace('{{show}}', String(measure === 'referrals' ? 50 : thresholds.show)),
    ...(dimensions.length > 1 ? [definition.base.replace('{{base}}', String(thresholds.base))] : []),
    definition.sums,
    matures ? definition.matures : definition.revised,
  ]
  return sentences
}
