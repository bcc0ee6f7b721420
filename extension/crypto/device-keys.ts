/**
 * The device's own keys: Ed25519 to sign what it writes, X25519 to open the keyring that is wrapped to it. The
 * signing key is non-extractable: code running in the extension can use it, nobody can copy it out. The
 * agreement key is kept wrapped under the local key and is non-extractable while in use: the local lock has to
 * cover the key that opens the keyring, and a key lying ready in IndexedDB could not be locked away.
 */
import { Problem } from '../../shared/problem.ts'
import { toBase64url } from '../../shared/protocol/bytes.ts'
import { formerBytes } from '../../shared/protocol/former.ts'
import { signedBytes } from '../../shared/protocol/payload.ts'
import { renewalBytes } from '../../shared/protocol/renewal.ts'
import { gcm, joined, nonceBytes, randomBytes } from './aes.ts'

/** An X25519 pair: raw public half as base64url; nonce and PKCS #8 of the private half under the local key. */
type AgreeKeys = { publicKey: string; wrapped: Uint8Array<ArrayBuffer> }
type DeviceKeys = { sign: CryptoKeyPair; agree: AgreeKeys }
/** As they may lie on a device: one that version 1 enrolled has an agreement key that cannot be copied out, nor wrapped. */
export type StoredKeys = { sign: CryptoKeyPair; agree: AgreeKeys | CryptoKeyPair }

type Signer = Pick<DeviceKeys, 'sign'>

const context = 'agree-key-v1'

/** Fresh keys; the private half of the agreement key leaves this function under `localKey` alone. */
export async function makeDeviceKeys(localKey: CryptoKey): Promise<DeviceKeys> {
  const [sign, agree] = await Promise.all([
    crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']) as Promise<CryptoKeyPair>,
    crypto.subtle.generateKey('X25519', true, ['deriveBits']) as Promise<CryptoKeyPair>,
  ])
  const wrapped = await wrapAgreeKey(localKey, agree.privateKey)
  return { sign, agree: { publicKey: await rawPublic(agree), wrapped } }
}

/** The raw public halves as the server and other devices know them, base64url. */
export async function publicHalves({ sign, agree }: StoredKeys): Promise<{ signKey: string; agreeKey: string }> {
  const agreeKey = 'wrapped' in agree ? agree.publicKey : await rawPublic(agree)
  return { signKey: await rawPublic(sign), agreeKey }
}

/**
 * The private agreement key, to open what was wrapped for this device; non-extractable.
 * @throws {Problem} `cannot_open`: wrapped under another local key
 */
export async function openAgreeKey(localKey: CryptoKey, wrapped: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return unwrapAgreeKey(localKey, wrapped, false)
}

/**
 * The same agreement key under another local key: the PIN was set, changed or taken away.
 * @throws {Problem} `cannot_open`: not wrapped under `before`
 */
export async function rewrapAgreeKey(
  before: CryptoKey,
  after: CryptoKey,
  wrapped: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  return wrapAgreeKey(after, await unwrapAgreeKey(before, wrapped, true))
}

/** Signs a payload's exact text; 64 bytes as base64url. */
export async function signPayload(keys: Signer, payloadText: string): Promise<string> {
  return sign(keys, signedBytes(payloadText))
}

/** Proves to the server `instance` that these keys are present; 64 bytes as base64url. */
export async function signRenewal(keys: Signer, instance: string, challenge: string): Promise<string> {
  return sign(keys, renewalBytes(instance, challenge))
}

/** The old keys' word that the device `next` takes their place; 64 bytes as base64url. */
export async function signFormer(
  keys: Signer,
  instance: string,
  next: { id: string; signKey: string },
): Promise<string> {
  return sign(keys, formerBytes(instance, next))
}

async function sign(keys: Signer, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return toBase64url(new Uint8Array(await crypto.subtle.sign('Ed25519', keys.sign.privateKey, bytes)))
}

async function wrapAgreeKey(localKey: CryptoKey, privateKey: CryptoKey): Promise<Uint8Array<ArrayBuffer>> {
  const nonce = randomBytes(nonceBytes)
  const wrapped = await crypto.subtle.wrapKey('pkcs8', privateKey, localKey, gcm(nonce, context))
  return joined(nonce, new Uint8Array(wrapped))
}

async function unwrapAgreeKey(
  localKey: CryptoKey,
  wrapped: Uint8Array<ArrayBuffer>,
  extractable: boolean,
): Promise<CryptoKey> {
  const nonce = wrapped.slice(0, nonceBytes)
  const rest = wrapped.slice(nonceBytes)
  try {
    return await crypto.subtle.unwrapKey('pkcs8', rest, localKey, gcm(nonce, context), 'X25519', extractable, [
      'deriveBits',
    ])
  } catch {
    throw new Problem('cannot_open')
  }
}

async function rawPublic(pair: CryptoKeyPair): Promise<string> {
  return toBase64url(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)))
}
