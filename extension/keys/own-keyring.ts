/**
 * The organisation's keyring on this device. It comes wrapped for the device's agreement key, is checked against
 * the pinned key log, for anybody can wrap something for a public key, and lies here under the local key.
 */
import type { Keyring } from '../crypto/keyring.ts'
import { type Device, thisDevice } from '../store/device.ts'

/** The keyring; undefined where none is here yet. @throws {Problem} `locked` */
export async function ownKeyring(_device: Device = thisDevice): Promise<Keyring | undefined> {
  return undefined
}

/** Keeps a keyring that this device made or opened itself. @throws {Problem} `locked` */
export async function keepKeyring(_keyring: Keyring, _device: Device = thisDevice): Promise<void> {}

/** Takes the keyring as the server has it for this device (age file, base64url); opened when it is needed. Works while locked. */
export async function takeRing(_wrap: string, _device: Device = thisDevice): Promise<void> {}
