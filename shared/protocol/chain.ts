/**
 * The hash chain over a feed: chain(n) = SHA-256(chain(n−1) ‖ kind ‖ id ‖ leaf), first 16 bytes.
 * The leaf (SHA-256 of the payload's text) must be part of it: with ids alone a restored server that
 * receives another event under the same id would produce the same chain.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8Bytes, uuidBytes } from './bytes.ts'

/** Kinds of feed items by their number in the chain and in the server's table. */
export const feedKinds = { ev: 1, erase: 2, hide: 3, key: 4 } as const
export type FeedKind = keyof typeof feedKinds

/** The chain before the first item. */
export const chainStart: Uint8Array = new Uint8Array(16)

/** SHA-256 of a payload's (or statement's) exact text: 32 bytes. */
export function leafOf(text: string): Uint8Array {
  return sha256(utf8Bytes(text))
}

/** The next 16-byte chain value. `id` is a UUID, `leaf` 32 bytes. */
export function chainNext(previous: Uint8Array, kind: FeedKind, id: string, leaf: Uint8Array): Uint8Array {
  const block = new Uint8Array(16 + 1 + 16 + 32)
  block.set(previous, 0)
  block[16] = feedKinds[kind]
  block.set(uuidBytes(id), 17)
  block.set(leaf, 33)
  return sha256(block).slice(0, 16)
}
