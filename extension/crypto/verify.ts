/** Checks signatures of payloads that others wrote. */
import { fromBase64url } from '../../shared/protocol/bytes.ts'
import { signedBytes } from '../../shared/protocol/payload.ts'

/** A device's raw Ed25519 public key (32 bytes, base64url) made ready to verify with; undefined when it is none. */
export async function readVerifyKey(raw: string): Promise<CryptoKey | undefined> {
  try {
    return await crypto.subtle.importKey('raw', fromBase64url(raw), 'Ed25519', true, ['verify'])
  } catch {
    return undefined
  }
}

/** Whether `signature` is what the holder of `key` made over exactly this text. */
export async function verifyPayload(key: CryptoKey, payloadText: string, signature: string): Promise<boolean> {
  let bytes: Uint8Array<ArrayBuffer>
  try {
    bytes = fromBase64url(signature)
  } catch {
    return false
  }
  return crypto.subtle.verify('Ed25519', key, bytes, signedBytes(payloadText))
}
