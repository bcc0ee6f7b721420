/** Checks signatures that others made. */
import { fromBase64url } from '../../shared/protocol/bytes.ts'
import { signedBytes } from '../../shared/protocol/payload.ts'

/** A raw Ed25519 public key (32 bytes, base64url) made ready to verify with; undefined when it is none. */
export async function readVerifyKey(raw: string): Promise<CryptoKey | undefined> {
  try {
    return await crypto.subtle.importKey('raw', fromBase64url(raw), 'Ed25519', true, ['verify'])
  } catch {
    return undefined
  }
}

/** Whether `signature` is what the holder of `key` made over exactly this text of an event. */
export async function verifyPayload(key: CryptoKey, payloadText: string, signature: string): Promise<boolean> {
  return verifyBytes(key, signedBytes(payloadText), signature)
}

/** Whether `signature` (base64url) is what the holder of `key` made over exactly these bytes. */
export async function verifyBytes(key: CryptoKey, bytes: Uint8Array<ArrayBuffer>, signature: string): Promise<boolean> {
  let raw: Uint8Array<ArrayBuffer>
  try {
    raw = fromBase64url(signature)
  } catch {
    return false
  }
  return crypto.subtle.verify('Ed25519', key, raw, bytes)
}
