/**
 * What is left of a total beside its shown parts: the others and the hidden, never told apart. Cells are noisy one by
 * one, so parts may even exceed their total; then nothing is left.
 */

/** Null where the total is hidden. */
export function rest(total: number | null, parts: readonly (number | null)[]): number | null {
  if (total === null) return null
  return Math.max(
    0,
    parts.reduce((left: number, part) => left - (part ?? 0), total),
  )
}
