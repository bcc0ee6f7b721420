/**
 * Checks a page of the feed before anything of it is stored: positions without a gap, the hash chain
 * from the last cursor to the next, and who wrote each event. Pure, so that it can run in a worker.
 */
import { Problem } from '../../shared/problem.ts'
import { fromBase64url } from '../../shared/protocol/bytes.ts'
import { chainNext, chainStart, leafOf } from '../../shared/protocol/chain.ts'
import { chainText, readCursor } from '../../shared/protocol/cursor.ts'
import type { EraseReason, FeedItem, PullAnswer } from '../../shared/protocol/feed.ts'
import { type Header, readHeader } from './page-header.ts'
import {
  type Author,
  authorKey,
  isRelayed,
  type SignedText,
  type Standing,
  standingOf,
  type Trust,
} from './standing.ts'

/** Where a colleague's device stood when it wrote: epoch, position and chain of the same feed. */
export type SeenPlace = NonNullable<Header['seen']>

/** An event of the feed and what is to be thought of it. */
export type CheckedEvent = {
  id: string
  ref: string
  p: string
  s: string
  standing: Standing
  /** Written by the server for an organisation without a device. */
  relayed?: true
}
export type CheckedPage = {
  events: CheckedEvent[]
  erased: { ids: string[]; why: EraseReason }[]
  /** Devices whose revocation stands in this page, by `authorKey`, and where. */
  revoked: { device: string; pos: number }[]
  /** What colleagues saw of this very feed. */
  seen: SeenPlace[]
  /** The chain after each item: 16 bytes each, the first at position `from` + 1. */
  chains: Uint8Array<ArrayBuffer>
  from: number
  epoch: string
  /** How many items of any kind the page had. */
  items: number
  next: string
  more: boolean
  time: string
  /** Head of the key directory. */
  keysHead: number
  waiting?: number
}

/** A page to check; every part can be sent to a worker. */
export type PageTask = {
  /** Where the device stands; null before the first page. */
  cursor: string | null
  answer: PullAnswer
  trust: Trust
  /** Devices whose revocation was applied with an earlier page, by `authorKey`. */
  revoked: ReadonlySet<string>
  /** Texts of `key` items of pages before this one that are not applied yet. */
  statements: readonly string[]
  /** Id to text and signature of what lies on the device already, checked before. */
  known: ReadonlyMap<string, string>
}

/** The page with each event's standing, and whether the key logs lacked something it needed. */
export type Verified = { page: CheckedPage; strangers: Author[]; unknownStatements: boolean }

type Link = { item: FeedItem; event?: SignedText }

/** @throws {Problem} `feed_broken` where the page does not continue the feed */
export async function verifyPage(task: PageTask): Promise<Verified> {
  const { answer, trust } = task
  const { links, chains, from, epoch } = followChain(task.cursor, answer)
  const revocations = task.statements.flatMap((text) => trust.revocations.get(text) ?? [])
  const behind = new Set([...task.revoked, ...revocations.map(authorKey)])
  const revoked: CheckedPage['revoked'] = []
  let unknownStatements = false
  const checking: Promise<CheckedEvent & { author: Author }>[] = []
  const seen: { at: number; place: SeenPlace }[] = []
  for (const { item, event } of links) {
    if (item.k === 'key') {
      const device = trust.revocations.get(item.st)
      if (device === undefined) unknownStatements = true
      else {
        behind.add(authorKey(device))
        revoked.push({ device: authorKey(device), pos: item.n })
      }
    }
    if (event === undefined) continue
    const { header } = event
    if (header.seen !== undefined && header.org === trust.me) seen.push({ at: checking.length, place: header.seen })
    checking.push(check(event, task, behind.has(authorKey(header))))
  }
  const checked = await Promise.all(checking)
  const { items, next, more, time, keys: keysHead, waiting } = answer
  const page: CheckedPage = {
    events: checked.map(({ author: _, ...event }) => event),
    erased: answer.items.flatMap((item) => (item.k === 'erase' ? [{ ids: item.ids, why: item.why }] : [])),
    revoked,
    seen: seen.flatMap(({ at, place }) => (checked[at]?.standing === 'genuine' ? [place] : [])),
    chains,
    from,
    epoch,
    items: items.length,
    next,
    more,
    time,
    keysHead,
    ...(waiting === undefined ? {} : { waiting }),
  }
  const strangers = checked.flatMap(({ standing, author }) => (standing === 'unknown_device' ? [author] : []))
  return { page, strangers, unknownStatements }
}

async function check(
  event: SignedText,
  { known, trust }: PageTask,
  behindRevocation: boolean,
): Promise<CheckedEvent & { author: Author }> {
  const { header, p, s } = event
  const held = known.get(header.id) === p + s
  const standing = held ? 'genuine' : await standingOf(event, trust)
  return {
    id: header.id,
    ref: header.ref,
    p,
    s,
    standing: !held && behindRevocation && standing === 'genuine' ? 'device_revoked' : standing,
    ...(isRelayed(header, trust) ? { relayed: true } : {}),
    author: { org: header.org, dev: header.dev },
  }
}

/** Recomputes positions and chain; the page's items in order, events with their headers. */
function followChain(cursor: string | null, answer: PullAnswer) {
  const start = cursor === null ? undefined : readCursor(cursor, 'f1')
  const next = readCursor(answer.next, 'f1')
  if (next === undefined || (start !== undefined && start.epoch !== next.epoch))
    throw new Problem('feed_broken', 'next')
  if (answer.more && answer.items.length === 0) throw new Problem('feed_broken', 'more')
  const from = start?.pos ?? 0
  const chains = new Uint8Array(answer.items.length * 16)
  let chain = start === undefined ? chainStart : hexBytes(start.chain)
  let position = from
  const links: Link[] = []
  for (const item of answer.items) {
    position++
    if (item.n !== position) throw new Problem('feed_broken', 'n')
    const { itemId, leaf, event } = linkOf(item)
    chain = chainNext(chain, item.k === 'gone' ? 'ev' : item.k, itemId, leaf)
    chains.set(chain, (position - from - 1) * 16)
    links.push(event === undefined ? { item } : { item, event })
  }
  if (next.pos !== position || next.chain !== chainText(chain)) throw new Problem('feed_broken', 'chain')
  return { links, chains, from, epoch: next.epoch }
}

/** What an item contributes to the chain. An erased event keeps its place by the hash that was kept. */
function linkOf(item: FeedItem): { itemId: string; leaf: Uint8Array; event?: SignedText } {
  if (item.k === 'ev') {
    const header = readHeader(item.p)
    return { itemId: header.id, leaf: leafOf(item.p), event: { header, p: item.p, s: item.s } }
  }
  if (item.k === 'gone') return { itemId: item.id, leaf: fromBase64url(item.leaf) }
  return { itemId: item.id, leaf: leafOf(item.st) }
}

function hexBytes(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, at) => Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16))
}
