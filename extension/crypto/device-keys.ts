/**
 * The device's own keys: Ed25519 to sign what it writes, X25519 for sealing. Both private halves are
 * non-extractable: code running in the extension can use them, nobody can copy them out.
 */
import { toBase64url } from '../../shared/protocol/bytes.ts'
import { signedBytes } from '../../shared/protocol/payload.ts'
import { renewalBytes } from '../../shared/protocol/renewal.ts'

export type DeviceKeys = { sign: CryptoKeyPair; agree: CryptoKeyPair }

export async function makeDeviceKeys(): Promise<DeviceKeys> {
  const [sign, agree] = await Promise.all([
    crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']),
    crypto.subtle.generateKey('X25519', false, ['deriveBits']),
  ])
  return { sign: sign as CryptoKeyPair, agree: agree as CryptoKeyPair }
}

/** The raw public halves as the server and other devices know them, base64url. */
export async function publicHalves(keys: DeviceKeys): Promise<{ signKey: string; agreeKey: string }> {
  const [signKey, agreeKey] = await Promise.all([rawPublic(keys.sign), rawPublic(keys.agree)])
  return { signKey, agreeKey }
}

/** Signs a payload's exact text; 64 bytes as base64url. */
export async function signPayload(keys: DeviceKeys, payloadText: string): Promise<string> {
  return sign(keys, signedBytes(payloadText))
}

/** Proves to the server `instance` that these keys are present; 64 bytes as base64url. */
export async function signRenewal(keys: DeviceKeys, instance: string, challenge: string): Promise<string> {
  return sign(keys, renewalBytes(instance, challenge))
}

async function sign(keys: DeviceKeys, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return toBase64url(new Uint8Array(await crypto.subtle.sign('Ed25519', keys.sign.privateKey, bytes)))
}

async function rawPublic(pair: CryptoKeyPair): Promise<string> {
  return toBase64url(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)))
}
