/**
 * Renewal: a device whose tokens the server does not know proves itself with its own Ed25519 key. A
 * server restored from a backup has forgotten every token issued since; its devices go on by
 * themselves, without new invitations.
 */
import { base64url, id } from '../scalars.ts'
import { z } from '../zod.ts'
import { utf8Bytes } from './bytes.ts'

/** How long a challenge may be answered. */
export const challengeSeconds = 120

/** Keeps a signature made here from ever counting as that of an event. */
const signaturePrefix = 'device-renewal-v1\0'

/** `POST /v1/auth/challenge`: asked with any id and answered alike, whether there is such a device or not. */
export const challengeRequestSchema = z.strictObject({ device: id })
export const challengeAnswerSchema = z.object({ challenge: z.string().min(1).max(120) })

/** `POST /v1/auth/renew`: answered with tokens. */
export const renewalRequestSchema = z.strictObject({
  device: id,
  challenge: z.string().max(120),
  /** Ed25519 over `renewalBytes`, 64 bytes. */
  signature: base64url.length(86),
})
export type RenewalRequest = z.infer<typeof renewalRequestSchema>

/** What the device signs. The server's identity is in it: no other server can use the signature. */
export function renewalBytes(instance: string, challenge: string): Uint8Array<ArrayBuffer> {
  return utf8Bytes(`${signaturePrefix}${instance}\0${challenge}`)
}
