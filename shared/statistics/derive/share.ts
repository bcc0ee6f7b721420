/** Shares of released numbers: never of a base below twenty, never of a hidden number. */
import type { Amount } from './amount.ts'

/** Below it a share would say more of single families than of a group. */
export const leastBase = 20

/** Whole percent, at most 100 (both sides carry noise of their own); null where it must not be told. */
export function share(part: number | null, whole: number | null): number | null {
  if (part === null || whole === null || whole < leastBase) return null
  return Math.min(100, Math.max(0, Math.round((100 * part) / whole)))
}

/** Whole percent, null where it must not be told, and the points by which it may be off. */
export type Share = { value: number | null; pm: number }

/** Hidden parts that leave a share open by more points than this to each side leave too little to tell. */
const widestPoints = 15
/** From so many on a cell is shown, unless the network asks for more. */
const leastShown = 8

/**
 * A share with the percentage points within which the true one lies in about 96 of 100 cases. Small parts are hidden
 * more often than large ones, so leaving them out would make what is shown look larger than it is: the share lies in
 * the middle of what hidden cells could hold, and the points cover both ends.
 * @param whole where it is the sum of its parts, with the hidden cells of this part and of the others
 * @param showFrom what the network shows from: a hidden cell holds at most one fewer
 */
export function shareOf(part: Amount, whole: Amount, showFrom = leastShown): Share {
  if (share(part.value, whole.value) === null || part.value === null || whole.value === null) return hidden
  const own = part.hiddenCells * (showFrom - 1)
  const others = Math.max(0, whole.hiddenCells - part.hiddenCells) * (showFrom - 1)
  const least = Math.min(1, part.value / (whole.value + others))
  const most = Math.min(1, (part.value + own) / (whole.value + own))
  const value = share((least + most) * 500, 1000) ?? 0
  const noise = (100 * Math.hypot(part.pm, (value / 100) * whole.pm)) / whole.value
  const open = 50 * (most - least)
  return open > widestPoints ? hidden : { value, pm: Math.max(1, Math.round(noise + open)) }
}

const hidden = { value: null, pm: 0 }
