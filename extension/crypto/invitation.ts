/**
 * The secret half of an invitation code, and what two devices that both hold it can do without trusting the
 * server between them: prove that the new device's keys are the code holder's, and tell it who the organisation is.
 */
import { hkdf } from '@noble/hashes/hkdf.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import type { Role } from '../../shared/codes/role.ts'
import { Problem } from '../../shared/problem.ts'
import { fromBase64url, toBase64url, utf8Bytes } from '../../shared/protocol/bytes.ts'
import { toCrockford } from '../../shared/protocol/crockford.ts'
import { type InvitationCode, invitationAuth } from '../../shared/protocol/invitation-code.ts'
import { roleSchema } from '../../shared/protocol/payload.ts'
import { base64url, id } from '../../shared/scalars.ts'
import { z } from '../../shared/zod.ts'
import { aesKey, decrypt, encrypt, randomBytes } from './aes.ts'
import { type Keyring, keyringSchema } from './keyring.ts'

/**
 * What an inviting keeper says: organisation, its root (public, base64url), the role it invites to, origin of the
 * server; the keyring for an immediate join.
 */
export type Card = { org: string; root: string; role: Role; server: string; keyring?: Keyring }

const cardSchema = z.strictObject({
  org: id,
  root: base64url.length(43),
  role: roleSchema,
  server: z.string().max(300),
  keyring: keyringSchema.exactOptional(),
})

/** A fresh code: 8 Crockford characters that the server knows, 16 bytes that it never learns. */
export function newInvitation(): InvitationCode {
  return { id: toCrockford(randomBytes(5)), secret: randomBytes(16) }
}

/** What the server stores: SHA-256 of `invitationAuth`, base64url. */
export function invitationAuthHash(secret: Uint8Array): string {
  return toBase64url(sha256(invitationAuth(secret)))
}

/** HMAC-SHA-256 over a device's id and public keys: only who holds the code could have written it. 32 bytes, base64url. */
export function invitationMac(secret: Uint8Array, device: { id: string; signKey: string; agreeKey: string }): string {
  const text = ['invitation-mac-v1', device.id, device.signKey, device.agreeKey].join('\0')
  return toBase64url(hmac(sha256, derived(secret, 'bind'), utf8Bytes(text)))
}

/** @param invitation the code's first half, bound in */
export async function sealCard(secret: Uint8Array, invitation: string, card: Card): Promise<string> {
  const key = await aesKey(derived(secret, 'card'))
  return toBase64url(await encrypt(key, cardContext(invitation), utf8Bytes(JSON.stringify(card))))
}

/** @throws {Problem} `cannot_open`: sealed for another code, or not as it was written */
export async function openCard(secret: Uint8Array, invitation: string, sealed: string): Promise<Card> {
  const key = await aesKey(derived(secret, 'card'))
  try {
    const text = await decrypt(key, cardContext(invitation), fromBase64url(sealed))
    return cardSchema.parse(JSON.parse(new TextDecoder().decode(text)))
  } catch {
    throw new Problem('cannot_open')
  }
}

const cardContext = (invitation: string) => `invitation-card-v1|${invitation}`

/** HKDF-SHA-256 without salt, 32 bytes. */
function derived(secret: Uint8Array, purpose: 'bind' | 'card'): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hkdf(sha256, secret, undefined, utf8Bytes(purpose), 32))
}
