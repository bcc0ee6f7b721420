/** Ages and phases as a person says them. */
import type { CaseContext } from '../search/types.ts'
import { label, t } from '../ui/words.ts'

/** `7 Monate`, `4 Jahre, 6 Monate`, `17 Jahre`, `Schwangerschaft, noch etwa 2 Monate`. Months, negative before birth. */
export function ageText(months: number): string {
  if (months < 0) return t('find:age.unborn', { count: -months })
  if (months === 0) return t('find:age.newborn')
  if (months < 24) return t('find:age.months', { count: months })
  const years = t('find:age.years', { count: Math.floor(months / 12) })
  const rest = months % 12
  if (rest === 0) return years
  return t('find:age.yearsMonths', { years, months: t('find:age.months', { count: rest }) })
}

/** How old the child is, or in which phase, as far as the context says. */
export function contextAgeText(context: CaseContext): string | undefined {
  if (context.ageMonths !== undefined) return ageText(context.ageMonths)
  if (context.lifePhase !== undefined) return label('lifePhase', context.lifePhase)
  return undefined
}

/** The ages an offer is for: `ab 3 Jahre bis unter 6 Jahre`; undefined when it names none. */
export function ageRangeText(from: number | undefined, to: number | undefined): string | undefined {
  const bound = (months: number) =>
    months === 0 ? t('offer:birth') : months < 0 ? t('offer:pregnancy') : ageText(months)
  if (from !== undefined && to !== undefined) return t('offer:agesFromTo', { from: bound(from), to: bound(to) })
  if (from !== undefined) return t('offer:agesFrom', { from: bound(from) })
  if (to !== undefined) return t('offer:agesTo', { to: bound(to) })
  return undefined
}
