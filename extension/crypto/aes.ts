/** AES-256-GCM as everything here uses it: a fresh 96-bit nonce for every text, stored in front of it. */
import { Problem } from '../../shared/problem.ts'
import { utf8Bytes } from '../../shared/protocol/bytes.ts'

export const nonceBytes = 12

/** From the browser's cryptographic source; at most 65,536 at once, as WebCrypto allows. */
export function randomBytes(count: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(count))
}

/** 32 raw bytes as a key that code can use and nobody can copy out. */
export async function aesKey(raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey'])
}

/** What WebCrypto asks for; `context` is bound in and has to be the same when opening. */
export function gcm(nonce: Uint8Array<ArrayBuffer>, context: string): AesGcmParams {
  return { name: 'AES-GCM', iv: nonce, additionalData: utf8Bytes(context) }
}

/** Nonce (12 bytes), ciphertext, tag (16 bytes). */
export async function encrypt(
  key: CryptoKey,
  context: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const nonce = randomBytes(nonceBytes)
  return joined(nonce, new Uint8Array(await crypto.subtle.encrypt(gcm(nonce, context), key, bytes)))
}

/** @throws {Problem} `cannot_open`: another key, another context, or not as it was written */
export async function decrypt(
  key: CryptoKey,
  context: string,
  sealed: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const nonce = sealed.slice(0, nonceBytes)
  try {
    return new Uint8Array(await crypto.subtle.decrypt(gcm(nonce, context), key, sealed.slice(nonceBytes)))
  } catch {
    throw new Problem('cannot_open')
  }
}

/** The parts one behind the other in memory of their own: wiping a part leaves the whole as it is. */
export function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
