/** The organisation's devices as its keepers see them: who waits, who takes part, who may no longer. */
import { Problem } from '../../shared/problem.ts'
import type { DevicesAnswer } from '../../shared/protocol/keys.ts'
import { type Device, thisDevice } from '../store/device.ts'

type ToldDevice = DevicesAnswer['devices'][number]

export type DeviceRow = Pick<ToldDevice, 'id' | 'role' | 'client' | 'enrolledAt' | 'seenOn'> & {
  /** Six words over the organisation's root and the device's keys: the same on both screens. */
  words: string[]
  /** `code`: it proved to hold an invitation made here; `wrong_code`: its proof is false; `words`: compare them. */
  proof: 'code' | 'wrong_code' | 'words'
  admitted: boolean
  keeper: boolean
  revoked: boolean
  /** This very device. */
  own: boolean
}

/** All devices of the own organisation, newest first. @throws {Problem} `not_admitted`, `offline` … */
export async function readDevices(_device: Device = thisDevice): Promise<DeviceRow[]> {
  throw new Problem('unavailable')
}

/**
 * Signs a waiting device into the organisation's key log and wraps the keyring for it.
 * @throws {Problem} `forged` (its proof of the code is false), `not_keeper`, `not_found`, `locked`, `offline` …
 */
export async function admitDevice(
  _id: string,
  _options: { keeper: boolean },
  _device: Device = thisDevice,
): Promise<void> {
  throw new Problem('unavailable')
}

/** Shuts a device out at once and changes the keys it knew. @throws {Problem} `not_keeper`, `locked`, `offline` … */
export async function revokeDevice(_id: string, _device: Device = thisDevice): Promise<void> {
  throw new Problem('unavailable')
}
