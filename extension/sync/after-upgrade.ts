/** The extension's own version: what a newer one means for events that an older one could not deliver. */
import type { Device } from '../store/device.ts'
import { readMeta, writeMeta } from '../store/meta.ts'
import { isOlder } from './is-older.ts'
import { sendAgainAfter } from './quarantine.ts'

/**
 * Puts back what was put aside until a newer version comes, once for each version. Noted last: what
 * was cut off is done again. A device that never noted a version may have been updated just now.
 */
export async function sendAgainAfterUpgrade(device: Device): Promise<void> {
  const { database, version } = device
  if (version === undefined) return
  const before = await readMeta(database, 'ranVersion')
  if (before === version) return
  if (before === undefined || isOlder(before, version)) await sendAgainAfter('after_upgrade', device)
  await writeMeta(database, 'ranVersion', version)
}
