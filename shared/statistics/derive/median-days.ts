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

/** A bin as it was released, or the sum of several; `hiddenCells` where some of those are hidden. */
type Bin = { value: number | null; hiddenCells?: number }

/**
 * Null where fewer than twenty families are in the shown bins, or where the hidden ones could move it too far.
 * @param bins by `durationEdges`
 * @param showFrom what the network shows from: a hidden cell holds at most one fewer
 */
export function medianDays(bins: readonly Bin[], showFrom = leastShown): Median | null {
  const shown = bins.map(({ value }) => value ?? 0)
  if (shown.reduce((sum, count) => sum + count, 0) < leastBase) return null
  const most = bins.map(({ value, hiddenCells }, at) => {
    const hidden = hiddenCells ?? (value === null ? 1 : 0)
    return (shown[at] ?? 0) + hidden * (showFrom - 1)
  })
  // The earliest and the latest come from hidden cells that are full on one side of some border and empty on the other.
  const borders = [...bins.keys(), bins.length]
  const filled = (full: (at: number) => boolean) =>
    middle(shown.map((count, at) => (full(at) ? (most[at] ?? 0) : count)))
  const earliest = Math.min(...borders.map((border) => filled((at) => at < border)))
  const latest = Math.max(...borders.map((border) => filled((at) => at >= border)))
  if (latest - earliest > widestRange) return null
  return { days: Math.round(middle(shown)), earliest: Math.round(earliest), latest: Math.round(latest) }
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
