/**
 * Words looked for in vain, shared so that only what five devices sought can be read (after STAR, Davidson et al.
 * 2022). From a word follow a tag, a key that seals it and a polynomial; each device sends the tag, the sealed word and
 * one random point of the polynomial. Five points give the key, four say nothing of it.
 *
 * All of it follows from K = scrypt(word, salt of the network): who holds the shares can still guess words one by one,
 * at scrypt's price each (32 MiB, about a tenth of a second). That is why it is off by default and `isPlainWord` narrow.
 */
import { hkdf } from '@noble/hashes/hkdf.js'
import { scryptAsync } from '@noble/hashes/scrypt.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { fromBase64url, toBase64url, utf8Bytes } from './protocol/bytes.ts'
import type { VainContribution } from './protocol/vain.ts'
import {
  bytesOf,
  modulo,
  numberOf,
  packShare,
  pointBytes,
  vainThreshold,
  valueAt,
  valueBytes,
} from './vain-polynomial.ts'
import { vainForm, vainWordBytes } from './vain-word.ts'

/** Price of one guess. Changing it changes every tag: shares from before and after never meet. */
export const vainScrypt = { N: 2 ** 15, r: 8, p: 1, dkLen: 32 } as const

const nonceBytes = 12

/** What everything of a word follows from. @param salt the network's instance: no table serves two networks */
export async function vainKey(word: string, salt: string): Promise<Uint8Array> {
  return scryptAsync(utf8Bytes(vainForm(word)), utf8Bytes(`vain1|${salt}`), { ...vainScrypt, asyncTick: 10 })
}

/** The polynomial of a word, lowest power first; the constant term is the secret. */
export function coefficientsOf(key: Uint8Array): bigint[] {
  // 16 bytes more than the field needs, so that no value is likelier than another.
  const coefficient = (power: number) => hkdf(sha256, key, undefined, utf8Bytes(`vain coefficient ${power}`), 48)
  return Array.from({ length: vainThreshold }, (_, power) => modulo(numberOf(coefficient(power))))
}

/**
 * One device's contribution of a word; two of the same word have the tag in common and nothing else.
 * @param random gives so many random bytes
 */
export async function contribute(
  word: string,
  salt: string,
  random: (count: number) => Uint8Array = randomBytes,
): Promise<VainContribution> {
  const key = await vainKey(word, salt)
  const coefficients = coefficientsOf(key)
  let x = 0n
  while (x === 0n) x = numberOf(random(pointBytes))
  return {
    tag: toBase64url(hkdf(sha256, key, undefined, utf8Bytes('vain tag'), 16)),
    share: packShare({ x, y: valueAt(coefficients, x) }),
    sealed: await seal(coefficients[0] ?? 0n, word, random(nonceBytes).slice()),
  }
}

/** The word that was sealed under a secret; undefined where it was another secret, or broken. */
export async function unseal(secret: bigint, sealed: string): Promise<string | undefined> {
  try {
    const bytes = fromBase64url(sealed)
    const iv = bytes.slice(0, nonceBytes)
    const plain = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv },
      await sealingKey(secret),
      bytes.slice(nonceBytes),
    )
    return new TextDecoder('utf-8', { fatal: true }).decode(plain).replace(/\0+$/, '')
  } catch {
    return undefined
  }
}

async function seal(secret: bigint, word: string, iv: Uint8Array<ArrayBuffer>): Promise<string> {
  // Of one length, so that the word's does not show.
  const padded = new Uint8Array(vainWordBytes)
  padded.set(utf8Bytes(word).subarray(0, vainWordBytes))
  const cipher = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await sealingKey(secret), padded))
  const joined = new Uint8Array(iv.length + cipher.length)
  joined.set(iv)
  joined.set(cipher, iv.length)
  return toBase64url(joined)
}

async function sealingKey(secret: bigint): Promise<CryptoKey> {
  const raw = hkdf(sha256, bytesOf(secret, valueBytes), undefined, utf8Bytes('vain seal'), 32).slice()
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

function randomBytes(count: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(count))
}
