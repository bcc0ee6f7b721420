/**
 * Checks a page of the feed before anything of it is stored: positions without a gap, the hash chain
 * from the last cursor to the next, and the signature of every event.
 */
import { Problem } from '../../shared/problem.ts'
import { fromBase64url } from '../../shared/protocol/bytes.ts'
import { chainNext, chainStart, leafOf } from '../../shared/protocol/chain.ts'
import { chainText, readCursor } from '../../shared/protocol/cursor.ts'
import type { FeedItem, PullAnswer } from '../../shared/protocol/feed.ts'
import { id } from '../../shared/scalars.ts'
import { z } from '../../shared/zod.ts'
import { verifyPayload } from '../crypto/verify.ts'
import type { PeerKeys } from './peer-keys.ts'

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

type Arrived = { header: Header; p: string; s: string }

/**
 * The page with each event's standing.
 * @param cursor where the device stands; null before the first page
 * @param isKnown whether exactly this event lies on the device already, checked before
 * @throws {Problem} `feed_broken` where the page does not continue the feed
 */
export async function verifyPage(
  cursor: string | null,
  answer: PullAnswer,
  keys: PeerKeys,
  known: ReadonlyMap<string, string>,
): Promise<CheckedPage> {
  const arrived = followChain(cursor, answer)
  const fresh = arrived.filter(({ header, p, s }) => known.get(header.id) !== p + s)
  await keys.prepare(fresh.map(({ header }) => header))
  const unsure = new Set(fresh)
  const events = await Promise.all(
    arrived.map(async (event): Promise<CheckedEvent> => {
      const { header, p, s } = event
      const standing = unsure.has(event) ? await standingOf(event, keys) : 'genuine'
      return { id: header.id, ref: header.ref, p, s, standing }
    }),
  )
  const erased = answer.items.flatMap((item) => (item.k === 'erase' ? item.ids : []))
  const { items, next, more, time } = answer
  return { events, erased, items: items.length, next, more, time }
}

async function standingOf({ header, p, s }: Arrived, keys: PeerKeys): Promise<CheckedEvent['standing']> {
  if (header.org !== header.from && header.org !== header.to) return 'forged'
  const key = keys.of(header)
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
