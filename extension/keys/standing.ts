/** Whether this device can seal and open, in one word: what screens ask before they promise anything. */
import { type Device, thisDevice } from '../store/device.ts'

/**
 * `ready`: seals and opens. `unsaved`: does so too, but nothing sealed leaves the device before a recovery sheet is
 * confirmed or a second keeper is there. `waiting`: a keeper has yet to admit the device or to wrap the keys for it.
 * `locked`: this page asks for the PIN. `none`: not set up, a role without referrals, or no keys yet.
 */
export type KeyStanding = 'ready' | 'unsaved' | 'waiting' | 'locked' | 'none'

/** Works inside `useLive`; name `lockState.value` among its deps, for the database does not tell when a page unlocks. */
export async function keyStanding(_device: Device = thisDevice): Promise<KeyStanding> {
  return 'none'
}

/** Whether sealed events may leave: what they hold can be read again even if this device is lost today. */
export async function sealedMayLeave(_device: Device = thisDevice): Promise<boolean> {
  return false
}
