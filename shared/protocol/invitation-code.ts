/** The invitation code and what is derived from its secret half. */
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8Bytes } from './bytes.ts'
import { crockfordChar, crockfordValue, fromCrockford, toCrockford } from './crockford.ts'

export type InvitationCode = { id: string; secret: Uint8Array<ArrayBuffer> }

/** `ID-SECRET`, the secret in groups so that it can be read aloud. `secret` is 16 bytes. */
export function writeInvitationCode(code: InvitationCode): string {
  const groups = toCrockford(code.secret).match(/.{1,5}/g) ?? []
  return [code.id, ...groups].join('-')
}

/** Reads what a person typed: case, spaces and hyphens do not matter. Undefined when it is no code. */
export function readInvitationCode(text: string): InvitationCode | undefined {
  const bare = text.replace(/[\s\-–—]/g, '')
  if (bare.length !== 34) return undefined
  const secret = fromCrockford(bare.slice(8), 16)
  const values = [...bare.slice(0, 8)].map(crockfordValue)
  if (secret === undefined || values.some((value) => value < 0)) return undefined
  return { id: values.map(crockfordChar).join(''), secret }
}

/** `a = HKDF-SHA-256(S, info "auth")`, 32 bytes: proves knowledge of the code without sending it. */
export function invitationAuth(secret: Uint8Array): Uint8Array {
  return hkdf(sha256, secret, undefined, utf8Bytes('auth'), 32)
}
