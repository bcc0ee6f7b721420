/** Ids of the demonstration network: UUIDs that follow from what they name, so every run makes the same. */
import { sha256 } from '@noble/hashes/sha2.js'
import { toHex, utf8Bytes } from '../../shared/protocol/bytes.ts'

/** A UUID of version 8 (RFC 9562: own content) from the SHA-256 of the name. */
export function namedUuid(name: string): string {
  const bytes = sha256(utf8Bytes(name)).slice(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = toHex(bytes)
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
