/** Numbers beside a mark: in the reader's language, with the distance within which the true one lies. */
import { numberText as plainNumber } from '../build/told.ts'
import type { Shown } from '../content.ts'

/** `1.234`, `12,5`, `34 %`; any other unit stands above the picture, not at each number. */
export function numberText(value: number, unit = ''): string {
  const text = plainNumber(value, Number.isInteger(value) ? 0 : 1)
  return unit === '%' ? `${text} %` : text
}

/** `34 ± 3`; undefined for a hidden number, which is told by hatching and words. */
export function shownText({ value, pm }: Shown, unit?: string): string | undefined {
  if (value === null) return undefined
  return pm === undefined || pm === 0 ? numberText(value, unit) : `${numberText(value)} ± ${numberText(pm, unit)}`
}

/** Where the true number lies, never below zero; nothing where it is hidden or exact. */
export function span({ value, pm = 0 }: Shown): { low: number; high: number } | undefined {
  return value === null ? undefined : { low: Math.max(0, value - pm), high: value + pm }
}

/** The highest end of all spans; 1 where every number is hidden or zero, so that a scale has a length. */
export function highest(numbers: readonly Shown[]): number {
  return Math.max(1, ...numbers.map((each) => span(each)?.high ?? 0))
}
