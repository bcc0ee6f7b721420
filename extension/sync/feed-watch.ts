/**
 * Notices a server that shows two devices different feeds. Each event says where its author stood in the feed
 * and the chain it saw there; a colleague's must be the one that was seen here.
 */

import { toHex } from '../../shared/protocol/bytes.ts'
import { readCursor } from '../../shared/protocol/cursor.ts'
import type { Database } from '../store/database.ts'
import { type FeedPlace, readMeta, writeMeta } from '../store/meta.ts'
import type { CheckedPage, SeenPlace } from './verify-page.ts'

/** Positions kept in one row; of each chain value so many hexadecimal digits. */
const perRow = 256
const digits = 16
const unknown = '-'.repeat(digits)

type Watched = Pick<CheckedPage, 'chains' | 'from' | 'epoch' | 'items' | 'seen' | 'more'>

/**
 * Keeps the page's chain values and compares what colleagues saw. Nothing is compared while a feed is read for
 * the first time, nor in an epoch in which the server was seen to go back: that was told already.
 * To be called inside a transaction over `feedMarks` and `meta`.
 * @returns whether two views of this feed differ
 */
export async function watchFeed(database: Database, org: string, gen: number, page: Watched): Promise<boolean> {
  await keepMarks(database, org, page)
  const watch = (await readMeta(database, 'feedWatch')) ?? { readIn: 0, forgiven: [] }
  const comparing = watch.readIn === gen && !watch.forgiven.includes(page.epoch)
  const forked = comparing && (await anyDiffers(database, org, page))
  if (!page.more && watch.readIn !== gen) await writeMeta(database, 'feedWatch', { ...watch, readIn: gen })
  return forked
}

/** The server went back: an epoch that has two histories proves nothing any more. To be called inside a transaction over `meta`. */
export async function noteWentBack(database: Database, { cursor }: FeedPlace): Promise<void> {
  const epoch = epochOf(cursor)
  const watch = (await readMeta(database, 'feedWatch')) ?? { readIn: 0, forgiven: [] }
  const forgiven = epoch === undefined ? watch.forgiven : [...new Set([...watch.forgiven, epoch])].slice(-20)
  await writeMeta(database, 'feedWatch', { ...watch, forgiven, wentBack: true })
}

/**
 * What to tell once the feed was read to its head again since the server went back; undefined where it did not, or was
 * told. A restore gives a new epoch; a server that came back with one it was seen in before was put back by other means,
 * and knows nothing of erasures and devices shut out since. To be called inside a transaction over `meta`.
 */
export async function healed(
  database: Database,
  { cursor, rereading }: FeedPlace,
): Promise<'feed_reset' | 'feed_rolled_back' | undefined> {
  const watch = await readMeta(database, 'feedWatch')
  if (rereading || watch?.wentBack !== true) return undefined
  await writeMeta(database, 'feedWatch', { ...watch, wentBack: false })
  return watch.forgiven.includes(epochOf(cursor) ?? '') ? 'feed_rolled_back' : 'feed_reset'
}

function epochOf(cursor: string | null): string | undefined {
  return cursor === null ? undefined : readCursor(cursor, 'f1')?.epoch
}

async function keepMarks(database: Database, org: string, { chains, from, epoch, items }: Watched): Promise<void> {
  const fresh = Array.from({ length: items }, (_, at) => toHex(chains.subarray(at * 16, at * 16 + digits / 2)))
  for (let at = 0; at < items; ) {
    const pos = rowOf(from + at + 1)
    const before = (await database.feedMarks.get([org, epoch, pos]))?.chain ?? ''
    const offset = from + at + 1 - pos
    const taken = fresh.slice(at, at + perRow - offset)
    const kept = before.slice(0, offset * digits).padEnd(offset * digits, unknown)
    await database.feedMarks.put({ org, epoch, pos, chain: kept + taken.join('') })
    at += taken.length
  }
}

async function anyDiffers(database: Database, org: string, page: Watched): Promise<boolean> {
  const here = page.seen.filter(({ e }) => e === page.epoch)
  for (const place of here) if (place.n > 0 && (await differs(database, org, place, page))) return true
  const hidden = here.filter(({ n, h }) => n === 0 && /[1-9a-f]/.test(h)).map(({ h }) => h.slice(0, digits))
  return anyNeverSeen(database, org, page, new Set(hidden))
}

/**
 * Whether one of these chain values was at no position of this feed: what goes to another organisation too does not say
 * the position. Newest first, for colleagues are seldom far apart; where marks are missing nothing is said.
 */
async function anyNeverSeen(database: Database, org: string, page: Watched, chains: Set<string>): Promise<boolean> {
  for (let pos = rowOf(page.from + page.items); pos > 0 && chains.size > 0; pos -= perRow) {
    const chain = (await database.feedMarks.get([org, page.epoch, pos]))?.chain ?? unknown
    for (let at = 0; at < chain.length; at += digits) chains.delete(chain.slice(at, at + digits))
    if (chain.includes(unknown)) return false
  }
  return chains.size > 0
}

async function differs(database: Database, org: string, { e, n, h }: SeenPlace, page: Watched): Promise<boolean> {
  if (n > page.from + page.items) return true
  const pos = rowOf(n)
  const row = await database.feedMarks.get([org, e, pos])
  const own = row?.chain.slice((n - pos) * digits, (n - pos + 1) * digits) ?? ''
  return own !== '' && own !== unknown && own !== h.slice(0, digits)
}

/** The first position of the row that holds a position. */
function rowOf(pos: number): number {
  return pos - ((pos - 1) % perRow)
}
