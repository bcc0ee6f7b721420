/** Invitations made on this device with their secrets, under the local key: with them it proves who came. */
import { type Device, thisDevice } from '../store/device.ts'

/** `secret`: the code's second half, base64url. */
export type HeldInvitation = { id: string; secret: string; role: string; immediate: boolean; expiresAt: string }

/** @throws {Problem} `locked` */
export async function heldInvitations(_device: Device = thisDevice): Promise<HeldInvitation[]> {
  return []
}

/** @throws {Problem} `locked` */
export async function holdInvitation(_invitation: HeldInvitation, _device: Device = thisDevice): Promise<void> {}

/** @throws {Problem} `locked` */
export async function dropInvitation(_id: string, _device: Device = thisDevice): Promise<void> {}
