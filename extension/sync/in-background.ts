/** Sync while no page is open, and a word to the system about what waits too long. */
import { dayMs } from '../../shared/utc-day.ts'
import { notify } from '../platform/notifications.ts'
import { type Device, thisDevice } from '../store/device.ts'
import { leadershipLock } from './start.ts'
import { readStatus, type SyncStatus } from './status.ts'
import { syncWhenDue } from './sync.ts'

const warnedKey = 'warnedOf'

/** One step, unless an open page sees to it already. */
export async function syncInBackground(
  texts: { title: string; message: string },
  device: Device = thisDevice,
): Promise<void> {
  await device.locks.ifFree(leadershipLock(device), () => syncWhenDue(device))
  await warn(await readStatus(device), texts, device)
}

/** Waiting for a day: the system says so once for each oldest event. */
async function warn(status: SyncStatus, texts: { title: string; message: string }, device: Device): Promise<void> {
  const { oldestUndelivered: oldest } = status
  const late = oldest !== undefined && device.clock.now() - Date.parse(oldest) > dayMs
  if (!late) return
  const warned = (await device.storage.get([warnedKey]))[warnedKey]
  if (warned === oldest) return
  await device.storage.set({ [warnedKey]: oldest })
  await notify('undelivered', texts.title, texts.message)
}
