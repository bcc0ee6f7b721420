/** Numbers in words of the reader's language, each with how far it may be off; a hidden one says that it is hidden. */
import type { Amount } from '../../../shared/statistics/derive/amount.ts'
import { periodKind } from '../../../shared/statistics/period.ts'
import { locale, t } from '../../ui/words.ts'
import type { Shown } from '../content.ts'

/** `3.296`, in English `3,296`. @param digits after the decimal sign */
export function numberText(value: number, digits = 0): string {
  const format = { minimumFractionDigits: digits, maximumFractionDigits: digits }
  return new Intl.NumberFormat(locale() === 'de' ? 'de' : 'en-GB', format).format(value)
}

/** “ca. 12 (±3)”. */
export function about({ value, pm = 0 }: Shown, digits = 0): string {
  if (value === null) return t('tables:hidden')
  return t('figures:about', { value: numberText(value, digits), pm: numberText(pm, digits) })
}

/** “ca. 12 (±3) Familien”. */
export function families(shown: Shown): string {
  return shown.value === null ? t('tables:hidden') : t('figures:families', { about: about(shown) })
}

/** “34 % (±2)”. */
export function percent({ value, pm = 0 }: Shown): string {
  if (value === null) return t('tables:hidden')
  return t('figures:percent', { value: numberText(value), pm: numberText(pm) })
}

/** What a picture or a row shows of an amount. */
export function shown({ value, pm }: Amount): Shown {
  return value === null ? { value } : { value, pm }
}

/** The two cells of a row: the number and its uncertainty; both null where hidden. */
export function pair({ value, pm = 0 }: Shown): [number | null, number | null] {
  return value === null ? [null, null] : [value, pm]
}

/** `2026`, `3. Quartal 2026`, `März 2026`. */
export function periodText(period: string): string {
  const year = period.slice(0, 4)
  if (periodKind(period) === 'quarter') return t('figures:quarter', { quarter: period.slice(6), year })
  if (periodKind(period) === 'month') return `${monthText(period)} ${year}`
  return year
}

/** `März`, `3. Quartal` or `2026`: a point of a line beside the same of another year. */
export function pointText(period: string): string {
  if (periodKind(period) === 'quarter') return t('figures:quarterAlone', { quarter: period.slice(6) })
  return periodKind(period) === 'month' ? monthText(period) : period
}

function monthText(month: string): string {
  const format = new Intl.DateTimeFormat(locale() === 'de' ? 'de' : 'en-GB', { month: 'long', timeZone: 'UTC' })
  return format.format(Date.parse(`${month}-01`))
}

/** “A, B und C”. */
export function listText(items: readonly string[]): string {
  return new Intl.ListFormat(locale(), { type: 'conjunction' }).format(items)
}
