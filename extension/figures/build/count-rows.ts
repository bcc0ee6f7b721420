/** The table of counts that most figures carry: names, families, how far each may be off, and what is missing from sums. */
import type { Amount } from '../../../shared/statistics/derive/amount.ts'
import { t } from '../../ui/words.ts'
import type { Bar, FigureContent } from '../content.ts'
import { about, listText, pair, shown } from './told.ts'

/** `code` where a sentence must tell whether it is one that says nothing. */
export type Counted = { labels: readonly string[]; amount: Amount; code?: string }

/** @param heads a head for each of the labels */
export function countTable(
  heads: readonly string[],
  counted: readonly Counted[],
): Pick<FigureContent, 'columns' | 'rows'> {
  const sums = counted.some(({ amount }) => amount.value !== null && amount.hiddenCells > 0)
  return {
    columns: [
      ...heads.map((label) => ({ label, numeric: false })),
      { label: t('counting:columns.families'), numeric: true },
      { label: t('counting:columns.pm'), numeric: true },
      ...(sums ? [{ label: t('counting:columns.missing'), numeric: true }] : []),
    ],
    rows: counted.map(({ labels, amount }) => [
      ...labels,
      ...pair(amount),
      ...(sums ? [amount.value === null ? null : amount.hiddenCells] : []),
    ]),
  }
}

/** A bar of an amount, with a note where hidden cells are missing from it. */
export function barOf(label: string, amount: Amount): Bar {
  const missing = amount.value !== null && amount.hiddenCells > 0
  return { label, ...shown(amount), ...(missing && { note: t('figures:without', { count: amount.hiddenCells }) }) }
}

/** Most families first; hidden ones at the end, in the order they came in. */
export function byCount<T extends { amount: Amount }>(counted: readonly T[]): T[] {
  return counted.toSorted((a, b) => (b.amount.value ?? -1) - (a.amount.value ?? -1))
}

/** The codes of what was not told: they are counted, but no sentence names them as the most frequent. */
const saysNothing: readonly (string | undefined)[] = ['not_recorded']

/** „Armut“ ca. 40 (±3) und „Sprache“ ca. 31 (±3): the first so many that say something; undefined where none is shown. */
export function mostOf(counted: readonly Counted[], atMost: number): string | undefined {
  const named = byCount(counted)
    .filter(({ amount, code }) => amount.value !== null && !saysNothing.includes(code))
    .slice(0, atMost)
  if (named.length === 0) return undefined
  return listText(
    named.map(({ labels, amount }) => t('counting:named', { name: labels.join(' – '), about: about(amount) })),
  )
}
