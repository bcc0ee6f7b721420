/** The 32 bytes of a public key, as they travel. */
import type { KeyObject } from 'node:crypto'

/** base64url; a JSON Web Key carries them as `x` (RFC 8037). @throws {Error} for a key of another kind */
export function rawKey(key: KeyObject): string {
  const { x } = key.export({ format: 'jwk' })
  if (x === undefined) throw new Error('the key has no raw form')
  return x
}
