/** How far this device's clock is from the server's: a wrong clock spoils days and deadlines, so a person is warned. */
import { type ReadonlySignal, signal } from '@preact/signals'

/** Difference from which on a person is warned. */
const worthAWarning = 12 * 3_600_000
const dayMs = 24 * 3_600_000

const off = signal<number | undefined>(undefined)

/** Days by which this device's clock is ahead of the server's (negative: behind), one decimal; undefined when it is right. */
export const clockOff: ReadonlySignal<number | undefined> = off

/** Compares the clocks. @param serverTime instant of an answer that just came; @param now the device's, ms since 1970 */
export function compareClocks(serverTime: string, now: number): void {
  const difference = now - Date.parse(serverTime)
  off.value = Math.abs(difference) > worthAWarning ? Math.round((difference / dayMs) * 10) / 10 : undefined
}
