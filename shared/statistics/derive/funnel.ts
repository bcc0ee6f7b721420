/**
 * Stages of which each lies within the one before. Their cells carry noise of their own, so a later stage can come out
 * larger than an earlier one; what is known to be impossible is not shown.
 */

/** The running minimum from left to right; a hidden stage stays hidden and limits nothing. */
export function funnel(stages: readonly (number | null)[]): (number | null)[] {
  let least = Number.POSITIVE_INFINITY
  return stages.map((stage) => {
    if (stage === null) return null
    least = Math.min(least, stage)
    return least
  })
}
