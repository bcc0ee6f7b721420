/**
 * What the button of the extension shows, the same from every page and the worker: that something waits too long
 * for delivery, else how many hand-overs are new, else that a day of following up has come. Never any content.
 */
import { dayMs } from '../../shared/utc-day.ts'
import { setBadge } from '../platform/badge.ts'
import { type Device, thisDevice } from '../store/device.ts'
import { newIncomingCount } from '../store/incoming.ts'
import { readStatus } from '../sync/status.ts'
import { reminderOpen } from './reminder.ts'

const most = 99

/** Works out the sign anew and shows it. */
export async function showOnIcon(device: Device = thisDevice): Promise<void> {
  await setBadge(await iconSign(device))
}

/** `!`, a number up to `99+`, `•`, or an empty text where nothing is to be seen. */
export async function iconSign(device: Device): Promise<string> {
  if (await waitsTooLong(device)) return '!'
  const incoming = await newIncomingCount(device)
  if (incoming > 0) return incoming > most ? `${most}+` : String(incoming)
  return (await reminderOpen(device)) ? '•' : ''
}

/** Waiting for delivery for a day, or put aside. */
async function waitsTooLong(device: Device): Promise<boolean> {
  const { oldestUndelivered: oldest, quarantined } = await readStatus(device)
  return quarantined > 0 || (oldest !== undefined && device.clock.now() - Date.parse(oldest) > dayMs)
}
