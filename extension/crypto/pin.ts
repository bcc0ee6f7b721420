/**
 * The PIN of a shared computer: wraps the bytes of the local key. scrypt makes every guess cost 32 MiB and a
 * noticeable moment; a PIN of six digits still falls to someone who takes the database home and has days. It
 * guards against the colleague at the same desk, disk encryption against the thief.
 */
import { scryptAsync } from '@noble/hashes/scrypt.js'
import { Problem } from '../../shared/problem.ts'
import { utf8Bytes } from '../../shared/protocol/bytes.ts'
import { aesKey, decrypt, encrypt, randomBytes } from './aes.ts'

/** As stored; `v` says which work factor. */
export type PinWrap = { v: 1; salt: Uint8Array<ArrayBuffer>; sealed: Uint8Array<ArrayBuffer> }

const cost = { N: 2 ** 15, r: 8, p: 1, dkLen: 32 }
const context = 'pin-v1'

/** Wraps the 32 bytes of a local key (`newLocalKeyBytes`). */
export async function wrapLocalKey(bytes: Uint8Array<ArrayBuffer>, pin: string): Promise<PinWrap> {
  const salt = randomBytes(16)
  return { v: 1, salt, sealed: await encrypt(await keyOfPin(pin, salt), context, bytes) }
}

/**
 * The bytes of the local key, for `localKeyFrom`.
 * @throws {Problem} `pin_wrong`
 */
export async function unwrapLocalKey(wrapped: PinWrap, pin: string): Promise<Uint8Array<ArrayBuffer>> {
  const key = await keyOfPin(pin, wrapped.salt)
  try {
    return await decrypt(key, context, wrapped.sealed)
  } catch {
    throw new Problem('pin_wrong')
  }
}

/** The same PIN typed on another keyboard counts as the same: compatibility forms are folded (NFKC). */
async function keyOfPin(pin: string, salt: Uint8Array): Promise<CryptoKey> {
  return aesKey(Uint8Array.from(await scryptAsync(utf8Bytes(pin.normalize('NFKC')), salt, cost)))
}
