/**
 * What is left of a total beside its shown parts: the others and the hidden, never told apart. Cells are noisy one by
 * one, so parts may even exceed their total; then nothing is left.
 */
import { type Amount, together } from './amount.ts'

/**
 * As unsure as the total and the shown parts are together; its value is null where the total is hidden. Hidden parts
 * are within it, so nothing is missing.
 */
export function restOf(total: Amount, parts: readonly Amount[]): Amount {
  const sum = { ...together([total, ...parts]), hiddenCells: 0 }
  if (total.value === null) return { ...sum, value: null }
  return { ...sum, value: parts.reduce((left, { value }) => Math.max(0, left - (value ?? 0)), total.value) }
}
