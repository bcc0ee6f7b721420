/**
 * Ed25519 by node:crypto, on its threads, so that a large push does not hold up other requests. A
 * device's key object is made once.
 */
import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import { fromBase64url, toBase64url } from '../../shared/protocol/bytes.ts'
import { signedBytes } from '../../shared/protocol/payload.ts'

const kept = new Map<string, KeyObject>()
const keptKeys = 5000

function keyObject(raw: Uint8Array): KeyObject {
  const x = toBase64url(raw)
  const known = kept.get(x)
  if (known !== undefined) return known
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  if (kept.size >= keptKeys) kept.clear()
  kept.set(x, key)
  return key
}

/** Whether `signature` (base64url) is the key's over the payload's exact text. `signKey` is the raw public key. */
export async function isSignedBy(signKey: Uint8Array, payloadText: string, signature: string): Promise<boolean> {
  return await isSignatureOf(signKey, signedBytes(payloadText), signature)
}

/** Whether `signature` (base64url) is the key's over exactly these bytes. */
export async function isSignatureOf(signKey: Uint8Array, signed: Uint8Array, signature: string): Promise<boolean> {
  return await new Promise((resolve) => {
    try {
      verify(null, signed, keyObject(signKey), fromBase64url(signature), (error, valid) =>
        resolve(error === null && valid),
      )
    } catch {
      // A key of the wrong length signs nothing.
      resolve(false)
    }
  })
}
