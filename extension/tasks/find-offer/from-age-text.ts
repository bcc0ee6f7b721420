/** From which age on, as a person says it: `Ab 18 Monaten`, `Ab 3 Jahren`, `Ab 6,5 Jahren`. */
import { locale, t } from '../../ui/words.ts'

/** Below two years people count in months. */
const countedInMonths = 24

/** @param months age of the child; 0 at birth */
export function fromAgeText(months: number): string {
  if (months <= 0) return t('offer:outgrowBirth')
  if (months < countedInMonths) return t('offer:outgrowMonths', { count: months })
  const years = new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 }).format(months / 12)
  return t('offer:outgrowYears', { count: Math.ceil(months / 12), years })
}
