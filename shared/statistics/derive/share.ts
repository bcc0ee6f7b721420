/** Shares of released numbers: never of a base below twenty, never of a hidden number. */
import type { Amount } from './amount.ts'

/** Below it a share would say more of single families than of a group. */
export const leastBase = 20

/** Whole percent, at most 100 (both sides carry noise of their own); null where it must not be told. */
export function share(part: number | null, whole: number | null): number | null {
  if (part === null || whole === null || whole < leastBase) return null
  return Math.min(100, Math.max(0, Math.round((100 * part) / whole)))
}

/** A share with the percentage points within which the true one lies in about 96 of 100 cases, at least one. */
export function shareOf(part: Amount, whole: Amount): { value: number | null; pm: number } {
  const value = share(part.value, whole.value)
  if (value === null || whole.value === null) return { value: null, pm: 0 }
  const points = (100 * Math.hypot(part.pm, (value / 100) * whole.pm)) / whole.value
  return { value, pm: Math.max(1, Math.round(points)) }
}
