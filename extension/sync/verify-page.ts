/**
 * Checks a page of the feed before anything of it is stored: positions without a gap, the hash chain
 * from the last cursor to the next, and the signature of every event. Pure, so that it can run in a worker.
 */
import { Problem } from '../../shared/problem.ts'
import { fromBase64url } from '../../shared/protocol/bytes.ts'
import { chainNext, chainStart, leafOf } from '../../shared/protocol/chain.ts'
import { chainText, readCursor } from '../../shared/protocol/cursor.ts'
import type { FeedItem, PullAnswer } from '../../shared/protocol/feed.ts'
import { id } from '../../shared/scalars.ts'
import { z } from '../../shared/zod.ts'
import { verifyPayload } from '../crypto/verify.ts'

/** The part of a payload that says where an event belongs; the rest is read by the fold. */
const headerSchema = z.object({
  id,
  ref: z.string(),
  org: z.string(),
  dev: z.string(),
  from: z.string(),
  to: z.string().nullable(),
})
type Header = z.infer<typeof headerSchema>

/** An event of the feed and whether its signature is its author's. */
export type CheckedEvent = {
  id: string
  ref: string
  p: string
  s: string
  standing: 'genuine' | 'forged' | 'unknown_device'
}
export type CheckedPage = {
  events: CheckedEvent[]
  erased: string[]
  /** How many items of any kind the page had. */
  items: number
  next: string
  more: boolean
  time: string
}

/** Who wrote an event: an organisation's device. */
export type Author = { org: string; dev: string }

/** A page to check; every part can be sent to a worker. */
export type PageTask = {
  /** Where the device stands; null before the first page. */
  cursor: string | null
  answer: PullAnswer
  /** The signing keys that are known, by `authorKey`. */
  keys: ReadonlyMap<string, CryptoKey>
  /** Id to text and signature of what lies on the device already, checked before. */
  known: ReadonlyMap<string, string>
}

/** The page with each event's standing, and the authors whose keys were not among those given. */
export type Verified = { page: CheckedPage; strangers: Author[] }

export function authorKey({ org, dev }: Author): string {
  return `${org}/${dev}`
}

type Arrived = { header: Header; p: string; s: string }

/** @throws {Problem} `feed_broken` where the page does not continue the feed */
export async function verifyPage({ cursor, answer, keys, known }: PageTask): Promise<Verified> {
  const strangers: Author[] = []
  const events = await Promise.all(
    followChain(cursor, answer).map(async ({ header, p, s }): Promise<CheckedEvent> => {
      const checked = known.get(header.id) === p + s
      const standing = checked ? 'genuine' : await standingOf({ header, p, s }, keys.get(authorKey(header)))
      if (standing === 'unknown_device') strangers.push({ org: header.org, dev: header.dev })
      return { id: header.id, ref: header.ref, p, s, standing }
    }),
  )
  const erased = answer.items.flatMap((item) => (item.k === 'erase' ? item.ids : []))
  const { items, next, more, time } = answer
  return { page: { events, erased, items: items.length, next, more, time }, strangers }
}

async function standingOf(event: Arrived, key: CryptoKey | undefined): Promise<CheckedEvent['standing']> {
  const { header, p, s } = event
  if (header.org !== header.from && header.org !== header.to) return 'forged'
  if (key === undefined) return 'unknown_device'
  return (await verifyPayload(key, p, s)) ? 'genuine' : 'forged'
}

/** Recomputes positions and chain; the page's events in order. */
function followChain(cursor: string | null, answer: PullAnswer): Arrived[] {
  const start = cursor === null ? undefined : readCursor(cursor, 'f1')
  const next = readCursor(answer.next, 'f1')
  if (next === undefined || (start !== undefined && start.epoch !== next.epoch))
    throw new Problem('feed_broken', 'next')
  if (answer.more && answer.items.length === 0) throw new Problem('feed_broken', 'more')
  let chain = start === undefined ? chainStart : hexBytes(start.chain)
  let position = start?.pos ?? 0
  const arrived: Arrived[] = []
  for (const item of answer.items) {
    position++
    if (item.n !== position) throw new Problem('feed_broken', 'n')
    const { itemId, leaf, event } = linkOf(item)
    chain = chainNext(chain, item.k === 'gone' ? 'ev' : item.k, itemId, leaf)
    if (event !== undefined) arrived.push(event)
  }
  if (next.pos !== position || next.chain !== chainText(chain)) throw new Problem('feed_broken', 'chain')
  return arrived
}

/** What an item contributes to the chain. An erased event keeps its place by the hash that was kept. */
function linkOf(item: FeedItem): { itemId: string; leaf: Uint8Array; event?: Arrived } {
  if (item.k === 'ev') {
    const header = readHeader(item.p)
    return { itemId: header.id, leaf: leafOf(item.p), event: { header, p: item.p, s: item.s } }
  }
  if (item.k === 'gone') return { itemId: item.id, leaf: fromBase64url(item.leaf) }
  return { itemId: item.id, leaf: leafOf(item.st) }
}

function readHeader(text: string): Header {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new Problem('feed_broken', 'p')
  }
  const header = headerSchema.safeParse(json)
  if (!header.success) throw new Problem('feed_broken', 'p')
  return header.data
}

function hexBytes(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, at) => Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16))
}
