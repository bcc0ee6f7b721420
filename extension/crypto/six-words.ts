/** Six words to compare over the telephone: 60 bits of a hash over a key, for eyes and ears. */
import { scryptAsync } from '@noble/hashes/scrypt.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { fromBase64url, utf8Bytes } from '../../shared/protocol/bytes.ts'
import { joined } from './aes.ts'
import { wordList } from './word-list.ts'

const count = 6
const bitsPerWord = 10

/** A fifth of a second and 64 MiB for every try. */
const slow = { N: 2 ** 16, r: 8, p: 1, dkLen: 32 }

/** The words of a key that stands fixed: another one with the same words would take some 2⁶⁰ tries to find. */
export function sixWords(bytes: Uint8Array): string[] {
  const digest = sha256(joined(utf8Bytes('six-words-v1\0'), bytes))
  let number = 0n
  for (const byte of digest.slice(0, 8)) number = (number << 8n) | BigInt(byte)
  return Array.from({ length: count }, (_, place) => {
    const index = Number((number >> BigInt(64 - bitsPerWord * (place + 1))) & 1023n)
    return wordList[index] ?? ''
  })
}

/**
 * The words both screens show when a device joins without a card: over the organisation's root and the device's
 * keys. A server between them could choose a false root for one screen and false keys for the other, and needs
 * any two that agree: 2³⁰ tries, too few for a fast hash. scrypt makes that years of computing within the minutes
 * of a telephone call.
 */
export async function deviceWords(root: string, signKey: string, agreeKey: string): Promise<string[]> {
  const keys = joined(...[root, signKey, agreeKey].map(fromBase64url))
  return sixWords(await scryptAsync(keys, utf8Bytes('device-words-v1'), slow))
}
