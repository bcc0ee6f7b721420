/**
 * The words of the simulator: a world without bytes, clocks or processes in which only what matters
 * for convergence is left. A payload is a number; equal numbers are equal bytes.
 */

export type Organisation = 'A' | 'B'
export const organisations: readonly Organisation[] = ['A', 'B']

export type ModelEvent = {
  id: number
  /** The payload: its bytes and its hash in one. */
  p: number
  participants: readonly Organisation[]
}

export type Cursor = { epoch: number; pos: number; chain: number }

/** `erase` items name the erased event in `leaf`; an `ev` item without payload was erased (`gone` on the wire). */
export type FeedItem = { n: number; kind: 'ev' | 'erase'; id: number; leaf: number; event: ModelEvent | undefined }

export type Request =
  | { kind: 'pull'; organisation: Organisation; cursor: Cursor | null }
  | { kind: 'push'; events: readonly ModelEvent[] }

export type PushState = 'stored' | 'duplicate' | 'erased' | 'conflict'

export type Answer =
  | { kind: 'page'; items: readonly FeedItem[]; next: Cursor; more: boolean }
  | { kind: 'reset' }
  | { kind: 'pushed'; results: readonly PushState[] }

/** Small on purpose, so that short histories already span pages and batches. */
export const pageItems = 3
export const batchEvents = 3

/** The chain's next value: a 53-bit mix that stands for SHA-256. */
export function chainNext(previous: number, kind: FeedItem['kind'], id: number, leaf: number): number {
  let high = 0xdeadbeef ^ (previous / 0x200000)
  let low = 0x41c6ce57 ^ previous
  for (const part of [kind === 'ev' ? 1 : 2, id, leaf]) {
    high = Math.imul(high ^ part, 0x9e3779b1)
    low = Math.imul(low ^ part, 0x5f356495)
    high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35)
    low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35)
  }
  return 0x200000 * ((high >>> 0) & 0x1fffff) + (low >>> 11)
}
