/**
 * The device's local key: AES-256-GCM, over everything secret that lies in the local database. Without a PIN it
 * is itself stored there, non-extractable; with a PIN its bytes are stored wrapped (`pin.ts`) and the key lives
 * in memory alone, so that a locked device holds nothing that opens.
 */
import { Problem } from '../../shared/problem.ts'
import { utf8Bytes } from '../../shared/protocol/bytes.ts'
import { aesKey, decrypt, encrypt, randomBytes } from './aes.ts'

const context = 'local-v1'

/** A fresh key to be stored as it is: it survives structured cloning, its bytes are known to nobody. */
export async function newLocalKey(): Promise<CryptoKey> {
  return localKeyFrom(newLocalKeyBytes())
}

/** The 32 bytes of a fresh key that a PIN is to guard: wrap them, make the key of them, let go of them. */
export function newLocalKeyBytes(): Uint8Array<ArrayBuffer> {
  return randomBytes(32)
}

/** The key of these bytes; the bytes are wiped. */
export async function localKeyFrom(bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const key = await aesKey(bytes)
  bytes.fill(0)
  return key
}

/** Encrypts a value that JSON can say. */
export async function encryptLocal(key: CryptoKey, value: unknown): Promise<Uint8Array<ArrayBuffer>> {
  return encrypt(key, context, utf8Bytes(JSON.stringify(value ?? null)))
}

/** @throws {Problem} `cannot_open`: not encrypted under this key */
export async function decryptLocal(key: CryptoKey, sealed: Uint8Array<ArrayBuffer>): Promise<unknown> {
  const text = new TextDecoder().decode(await decrypt(key, context, sealed))
  try {
    return JSON.parse(text)
  } catch {
    throw new Problem('cannot_open')
  }
}
