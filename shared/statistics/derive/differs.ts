/** Whether two released numbers may be called different. The noise alone makes two equal counts differ by up to five. */
import { type Amount, cellDeviation } from './amount.ts'

/** Two cells differ from so many families on: twice the deviation of the difference of two noises. */
export const leastDifference = 5

/** A hidden side, or one from which cells are missing, differs from nothing: nobody knows how much is missing. */
export function differs(one: Amount, other: Amount): boolean {
  if (one.value === null || other.value === null || one.hiddenCells > 0 || other.hiddenCells > 0) return false
  const noise = 2 * cellDeviation * Math.sqrt(one.cells + other.cells)
  return Math.abs(one.value - other.value) >= Math.max(leastDifference, Math.ceil(noise))
}
