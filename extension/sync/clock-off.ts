/** How far this device's clock is from the server's: a wrong clock spoils days and deadlines, so a person is warned. */
import type { Device } from '../store/device.ts'
import { dropMeta, readMeta, writeMeta } from '../store/meta.ts'

/** Difference from which on a person is warned. */
const worthAWarning = 12 * 3_600_000

/** Compares the clocks. @param serverTime instant of an answer that just came */
export async function compareClocks({ database, clock }: Device, serverTime: string): Promise<void> {
  const difference = clock.now() - Date.parse(serverTime)
  if (Math.abs(difference) > worthAWarning) await writeMeta(database, 'clockDifference', difference)
  else if ((await readMeta(database, 'clockDifference')) !== undefined) await dropMeta(database, 'clockDifference')
}
