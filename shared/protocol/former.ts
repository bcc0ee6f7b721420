/**
 * A browser that enrols anew is another device to everybody else. With this proof of its old key the keeper who admits
 * it ends the old entry in the same step; the server only passes it on.
 */
import { base64url, id } from '../scalars.ts'
import { z } from '../zod.ts'
import { utf8Bytes } from './bytes.ts'

export const formerSchema = z.strictObject({
  /** The device it was before. */
  device: id,
  /** Ed25519 by that device's key over `formerBytes`, 64 bytes. */
  proof: base64url.length(86),
})

/** Keeps a signature made here from ever counting as that of an event or a renewal. */
const signaturePrefix = 'former-device-v1\0'

/** What the old key signs: the network's server, and the one device that takes its place. */
export function formerBytes(
  instance: string,
  { id: next, signKey }: { id: string; signKey: string },
): Uint8Array<ArrayBuffer> {
  return utf8Bytes(`${signaturePrefix}${instance}\0${next}\0${signKey}`)
}
