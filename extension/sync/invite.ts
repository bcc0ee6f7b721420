/** A keeper invites another device: the code is made here, and the server never learns its secret half. */
import type { Role } from '../../shared/codes/role.ts'
import { Problem } from '../../shared/problem.ts'
import { type Device, thisDevice } from '../store/device.ts'

/**
 * A code to be typed on the new device.
 * @param immediate puts the keyring into it: the new device is a keeper at once, and code and database open everything
 * @throws {Problem} `not_keeper`, `locked`, `offline` …
 */
export async function makeInvitation(
  _options: { role: Role; immediate: boolean },
  _device: Device = thisDevice,
): Promise<{ code: string; expiresAt: string }> {
  throw new Problem('unavailable')
}
