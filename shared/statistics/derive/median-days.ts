/**
 * The median of days from the released histogram alone, never from the days themselves: an exact median beside noisy
 * counts would unmask them. Within a bin the days are taken as spread evenly.
 */
import { durationEdges, lastDurationEdge } from '../dimensions.ts'
import { leastBase } from './share.ts'

export type Median = {
  /** Whole days, from the shown bins. */
  days: number
  /** Where it could lie if the hidden bins held as many families as a hidden cell can; whole days. */
  earliest: number
  latest: number
}

/** From so many on a cell is shown, unless the network asks for more. */
const leastShown = 8
/** Hidden bins that could move the median by more than this leave too little to tell; days. */
const widestRange = 28

const edges = [...durationEdges, lastDurationEdge]

/**
 * @param bins families by the bins of `durationEdges`; null: hidden
 * @param base families in the shown bins; below twenty there is no median
 * @param showFrom what the network shows from: a hidden bin holds at most one fewer
 */
export function medianDays(bins: readonly (number | null)[], base: number, showFrom = leastShown): Median | null {
  if (base < leastBase) return null
  const hidden = bins.flatMap((bin, at) => (bin === null ? [at] : []))
  // The earliest and the latest come from hidden bins that are full on one side of some place and empty on the other.
  const fillings = [0, ...hidden.map((at) => at + 1)]
  const atMost = (full: (at: number) => boolean) => middle(bins.map((bin, at) => bin ?? (full(at) ? showFrom - 1 : 0)))
  const earliest = Math.min(...fillings.map((border) => atMost((at) => at < border)))
  const latest = Math.max(
    ...fillings.map((border) => atMost((at) => at >= border)),
    atMost(() => false),
  )
  if (latest - earliest > widestRange) return null
  return {
    days: Math.round(middle(bins.map((bin) => bin ?? 0))),
    earliest: Math.round(earliest),
    latest: Math.round(latest),
  }
}

/** The bin a median lies in, such as `d14`, for those who may know it only roughly. */
export function medianClass(median: Median | null): string | null {
  if (median === null) return null
  return `d${durationEdges.findLast((edge) => edge <= median.days) ?? 0}`
}

/** The day by which half of all have arrived. */
function middle(bins: readonly number[]): number {
  const counts = bins.map((bin) => Math.max(0, bin))
  let left = counts.reduce((sum, count) => sum + count, 0) / 2
  for (const [at, count] of counts.entries()) {
    const [from, until] = [edges[at] ?? 0, edges[at + 1] ?? lastDurationEdge]
    if (count > 0 && left <= count) return from + (left / count) * (until - from)
    left -= count
  }
  return lastDurationEdge
}
