/**
 * Six words to compare over the telephone: 60 bits of a hash over a key, for eyes and ears. Two keys with the same
 * words would take some 2⁶⁰ tries to find.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { fromBase64url, utf8Bytes } from '../../shared/protocol/bytes.ts'
import { joined } from './aes.ts'
import { wordList } from './word-list.ts'

const count = 6
const bitsPerWord = 10

export function sixWords(bytes: Uint8Array): string[] {
  const digest = sha256(joined(utf8Bytes('six-words-v1\0'), bytes))
  let number = 0n
  for (const byte of digest.slice(0, 8)) number = (number << 8n) | BigInt(byte)
  return Array.from({ length: count }, (_, place) => {
    const index = Number((number >> BigInt(64 - bitsPerWord * (place + 1))) & 1023n)
    return wordList[index] ?? ''
  })
}

/** The words both screens show when a device joins without a card: over the organisation's root and the device's keys. */
export function deviceWords(root: string, signKey: string, agreeKey: string): string[] {
  return sixWords(joined(...[root, signKey, agreeKey].map(fromBase64url)))
}
