/** From a count to what may be shown of it. Pure: the same count and selector always give the same number. */
import { type Cell, noiseSelector } from './cell-key.ts'
import { pTable } from './p-table.ts'

/** A perturbed value below `show` is not shown; a breakdown only under parents of at least `base`. */
export type Thresholds = { show: number; base: number }

/** The lowest that any network may set: a shown number then always rests on at least three families. */
export const leastThresholds: Thresholds = { show: 8, base: 20 }

/** The noise of a count under a selector of 32 bits: −5 … +5, never below minus the count itself. */
export function noiseOf(n: number, selector: number): number {
  const row = pTable[Math.min(n, pTable.length - 1)]
  const place = row?.t.findIndex((bound) => selector < bound) ?? -1
  return row?.v[place] ?? 0
}

/** The count with its noise. Not for showing yet: see `releasedValue`. */
export function perturbed(key: Uint8Array, cell: Cell): number {
  return cell.n + noiseOf(cell.n, noiseSelector(key, cell))
}

/**
 * What of a perturbed value is released: itself, or null where it or one of its parents is too small. Nothing tells a
 * hidden zero from another hidden value. Thresholds below the least count as the least.
 */
export function releasedValue(
  value: number,
  parents: readonly number[] = [],
  thresholds: Thresholds = leastThresholds,
): number | null {
  const show = Math.max(thresholds.show, leastThresholds.show)
  const base = Math.max(thresholds.base, leastThresholds.base)
  return value >= show && parents.every((parent) => parent >= base) ? value : null
}

/** What may leave the municipality of a released value: rounded to fives, nothing below ten. */
export function publicValue(released: number | null): number | null {
  return released === null || released < 10 ? null : 5 * Math.floor((released + 2) / 5)
}
