/**
 * A passkey beside the PIN: it wraps the same bytes of the local key. Its authenticator computes a secret from a salt
 * (WebAuthn's `prf`, which is CTAP's hmac-secret) once a person has proved who they are to it. The secret lies
 * nowhere; without the authenticator there is nothing to guess at, as there is with a PIN.
 */
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { Problem } from '../../shared/problem.ts'
import { utf8Bytes } from '../../shared/protocol/bytes.ts'
import { aesKey, decrypt, encrypt, randomBytes } from './aes.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** As stored; `credential` is the authenticator's name for the passkey, `salt` what it is to compute from. */
export type PasskeyWrap = { v: 1; credential: Bytes; salt: Bytes; sealed: Bytes }

const context = 'passkey-v1'
/** What an authenticator computes, in bytes. */
const secretBytes = 32

/** A salt for a new passkey. */
export function newPasskeySalt(): Bytes {
  return randomBytes(32)
}

/**
 * Wraps the 32 bytes of a local key (`newLocalKeyBytes`).
 * @param secret what the authenticator computed from `salt`
 * @throws {Problem} `passkey_unfit`: that is no secret of the length that was agreed upon
 */
export async function wrapByPasskey(
  bytes: Bytes,
  { credential, salt }: Pick<PasskeyWrap, 'credential' | 'salt'>,
  secret: Bytes,
): Promise<PasskeyWrap> {
  if (secret.length !== secretBytes) throw new Problem('passkey_unfit')
  return { v: 1, credential, salt, sealed: await encrypt(await keyOf(secret), context, bytes) }
}

/**
 * The bytes of the local key, for `localKeyFrom`.
 * @throws {Problem} `passkey_failed`: the secret of another passkey, or of another salt
 */
export async function unwrapByPasskey(wrapped: PasskeyWrap, secret: Bytes): Promise<Bytes> {
  const key = await keyOf(secret)
  try {
    return await decrypt(key, context, wrapped.sealed)
  } catch {
    throw new Problem('passkey_failed')
  }
}

/** HKDF-SHA-256 without salt, 32 bytes: the authenticator's secret is uniform, and its salt is its own. */
async function keyOf(secret: Bytes): Promise<CryptoKey> {
  return aesKey(Uint8Array.from(hkdf(sha256, secret, undefined, utf8Bytes(context), 32)))
}
