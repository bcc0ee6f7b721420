/** How far this device's clock is from the server's: a wrong clock spoils days and deadlines, so a person is warned. */
import { computed, type ReadonlySignal } from '@preact/signals'
import type { Device } from '../store/device.ts'
import { dropMeta, readMeta, writeMeta } from '../store/meta.ts'
import { syncStatus } from './status.ts'

/** Difference from which on a person is warned. */
const worthAWarning = 12 * 3_600_000

/** Days by which this device's clock is ahead of the server's (negative: behind), one decimal; undefined while it is about right. */
export const clockOff: ReadonlySignal<number | undefined> = computed(() => syncStatus.value.clockOff)

/** Compares the clocks. @param serverTime instant of an answer that just came */
export async function compareClocks({ database, clock }: Device, serverTime: string): Promise<void> {
  const difference = clock.now() - Date.parse(serverTime)
  if (Math.abs(difference) > worthAWarning) await writeMeta(database, 'clockDifference', difference)
  else if ((await readMeta(database, 'clockDifference')) !== undefined) await dropMeta(database, 'clockDifference')
}
