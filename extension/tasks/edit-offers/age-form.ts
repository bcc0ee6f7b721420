/** An age as it is typed: a number of months or years, or from the pregnancy on. Kept in months (shared/offer.ts). */
export const ageUnits = ['years', 'months', 'pregnancy'] as const
export type AgeUnit = (typeof ageUnits)[number]
export type AgeForm = { value: string; unit: AgeUnit }

/** From conception, as offers say it. */
const fromConception = -9

/** Whole years are shown as years; −9, from conception on, as pregnancy. @param months undefined: not named */
export function ageFormOf(months: number | undefined): AgeForm {
  if (months === undefined) return { value: '', unit: 'years' }
  if (months === fromConception) return { value: '', unit: 'pregnancy' }
  return months % 12 === 0 ? { value: String(months / 12), unit: 'years' } : { value: String(months), unit: 'months' }
}

/** Undefined where no age is named; NaN where no whole number of months is. */
export function monthsOf({ value, unit }: AgeForm): number | undefined {
  if (unit === 'pregnancy') return fromConception
  const typed = value.trim().replace(',', '.')
  if (typed === '') return undefined
  const months = unit === 'years' ? Number(typed) * 12 : Number(typed)
  return Number.isInteger(months) ? months : Number.NaN
}
