/**
 * What of a released number may leave the municipality. It follows from that number and its table alone: whoever has
 * the numbers from inside learns nothing from those for outside, and nobody else learns more than the rounding says.
 */
import type { Table } from '../../../shared/statistics/tables.ts'
import { publicValue } from '../perturb.ts'

/** An offer or a provider is named outside from so many families a year on. */
const leastOfOne = 100

/** Tables with more dimensions stay inside. */
export const mostDimensions = 2

/** Rounded to fives; null below ten, and below a hundred where a cell speaks of one offer or provider. */
export function outsideValue({ dimensions }: Pick<Table, 'dimensions'>, inside: number | null): number | null {
  const ofOne = dimensions.includes('offer') || dimensions.includes('provider')
  return ofOne && (inside ?? 0) < leastOfOne ? null : publicValue(inside)
}
