/** Whether this device can seal and open, in one word: what screens ask before they promise anything. */
import type { KeyLog } from '../../shared/protocol/key-log.ts'
import { isRecoverable } from '../../shared/protocol/recoverable.ts'
import { type Device, thisDevice } from '../store/device.ts'
import { ownKeyLog } from '../store/key-logs.ts'
import { isLocked } from '../store/local-key.ts'
import { readMeta } from '../store/meta.ts'

/**
 * `ready`: seals and opens. `unsaved`: does so too, but nothing sealed leaves the device before a recovery sheet is
 * confirmed or a second keeper is there. `waiting`: a keeper has yet to admit the device or to wrap the newest keys
 * for it. `locked`: this page asks for the PIN. `none`: not set up, a role without referrals, or no keys yet.
 */
export type KeyStanding = 'ready' | 'unsaved' | 'waiting' | 'locked' | 'none'

/** Works inside `useLive`; name `lockState.value` among its deps, for the database does not tell when a page unlocks. */
export async function keyStanding(device: Device = thisDevice): Promise<KeyStanding> {
  const { database } = device
  const [enrolment, admission, keyring, own] = await Promise.all([
    readMeta(database, 'enrolment'),
    readMeta(database, 'admission'),
    readMeta(database, 'keyring'),
    ownKeyLog(device),
  ])
  if (enrolment === undefined) return 'none'
  if (enrolment.role !== 'professional' && keyring === undefined) return 'none'
  if (await isLocked(device)) return 'locked'
  if (admission === 'waiting') return 'waiting'
  if (own === undefined) return 'none'
  if (keyring === undefined || keyring.epochs < own.log.epochs.length) return 'waiting'
  return isRecoverable(await withoutFormer(device, own.log)) ? 'ready' : 'unsaved'
}

/** Whether sealed events may leave: what they hold can be read again even if this device is lost today. */
export async function sealedMayLeave(device: Device = thisDevice): Promise<boolean> {
  const own = await ownKeyLog(device)
  return own !== undefined && isRecoverable(await withoutFormer(device, own.log))
}

/** What this very browser was before is no second device, though its entry may still stand. */
async function withoutFormer({ database }: Device, log: KeyLog): Promise<KeyLog> {
  const former = (await readMeta(database, 'former')) ?? []
  return { ...log, devices: log.devices.filter(({ id }) => !former.includes(id)) }
}
