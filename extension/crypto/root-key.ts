/** The organisation's root as a key to sign with: Ed25519 (RFC 8032) from the 32-byte seed that keyrings carry. */
import { fromBase64url, toBase64url } from '../../shared/protocol/bytes.ts'
import { joined, randomBytes } from './aes.ts'

/** ASN.1 in front of a raw seed makes it PKCS #8 (RFC 8410), the only form in which WebCrypto takes it. */
const pkcs8Prefix = Uint8Array.of(0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20)

/** A fresh seed, base64url. */
export function newSeed(): string {
  return toBase64url(randomBytes(32))
}

/** The raw public key of a seed; both 32 bytes as base64url. */
export async function publicKeyOf(seed: string): Promise<string> {
  const { x } = await crypto.subtle.exportKey('jwk', await rootKey(seed, true))
  if (x === undefined) throw new Error('An Ed25519 key without its public half')
  return x
}

/** Ed25519 by the seed's key; 64 bytes as base64url. */
export async function signWithRoot(seed: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return toBase64url(new Uint8Array(await crypto.subtle.sign('Ed25519', await rootKey(seed, false), bytes)))
}

async function rootKey(seed: string, extractable: boolean): Promise<CryptoKey> {
  const pkcs8 = joined(pkcs8Prefix, fromBase64url(seed))
  return crypto.subtle.importKey('pkcs8', pkcs8, 'Ed25519', extractable, ['sign'])
}
