/** The number of one family (a chain) for disclosure control: pseudo-random, the same in every table. */
import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'

/** Tenant, ids and codes are joined by this sign, so none may hold it. */
const joint = '|'

/**
 * First four bytes, big-endian, of HMAC-SHA-256(K_rec, "rk1|tenant|case").
 * @throws {RangeError} when tenant or case holds the joining sign
 */
export function recordKey(key: Uint8Array, tenant: string, caseId: string): number {
  return firstNumber(key, ['rk1', tenant, caseId])
}

/** The parts as one text under a key, as an unsigned number of 32 bits. @throws {RangeError} as `recordKey` */
export function firstNumber(key: Uint8Array, parts: readonly (string | number)[]): number {
  const texts = parts.map(String)
  if (texts.some((text) => text.includes(joint))) throw new RangeError('a part holds the joining sign')
  return hmacOf(key, texts.join(joint)).readUInt32BE(0)
}

/** Node makes a key out of bytes anew for every message, which takes three times as long as the message. */
const made = new WeakMap<Uint8Array, KeyObject>()

/** HMAC-SHA-256 of a text in UTF-8. */
export function hmacOf(key: Uint8Array, text: string): Buffer {
  const object = made.get(key) ?? createSecretKey(key)
  made.set(key, object)
  return createHmac('sha256', object).update(text, 'utf8').digest()
}
