/** Pull: the next page of an organisation's feed, or word that the client's history is not this one. */

import { Problem } from '../../shared/problem.ts'
import { toBase64url } from '../../shared/protocol/bytes.ts'
import { chainStart, feedKinds } from '../../shared/protocol/chain.ts'
import { chainText, readCursor, writeCursor } from '../../shared/protocol/cursor.ts'
import type { FeedItem, PullAnswer } from '../../shared/protocol/feed.ts'
import { limits } from '../../shared/protocol/limits.ts'
import type { Db } from '../store/schema.ts'
import { readEraseStatement } from './erase-statement.ts'

/** What an item costs of a page beside its texts. */
const itemOverhead = 40

/**
 * @throws {Problem} `feed_reset` with the present epoch when the cursor's history is not this feed's
 * (a restored backup); `malformed` when the text is no cursor.
 */
export async function pull(
  db: Db,
  organisationId: string,
  cursorText: string | null,
  limit: number = limits.pullEvents,
): Promise<Omit<PullAnswer, 'time' | 'keys' | 'waiting'>> {
  const cursor = cursorText === null ? undefined : readCursor(cursorText, 'f1')
  if (cursorText !== null && cursor === undefined) throw new Problem('malformed', 'cursor')
  const feed = await db
    .selectFrom('org_feed')
    .leftJoin('feed', (join) => join.onRef('feed.org_id', '=', 'org_feed.org_id').on('feed.pos', '=', cursor?.pos ?? 0))
    .select(['org_feed.epoch', 'org_feed.head', 'feed.chain as chainAt'])
    .where('org_feed.org_id', '=', organisationId)
    .executeTakeFirst()
  if (feed === undefined) throw new Problem('unknown_organisation')
  const chainAt = cursor === undefined || cursor.pos === 0 ? chainStart : feed.chainAt
  if (cursor !== undefined && (cursor.epoch !== feed.epoch || chainAt === null || chainText(chainAt) !== cursor.chain))
    throw new Problem('feed_reset', undefined, { epoch: feed.epoch })

  const from = cursor?.pos ?? 0
  const rows = await readRows(db, organisationId, from, Math.min(limit, limits.pullEvents))
  const items: FeedItem[] = []
  let chain = chainAt ?? chainStart
  let bytes = 0
  for (const row of rows) {
    bytes += sizeOf(row)
    if (items.length > 0 && bytes > limits.pullBytes) break
    items.push(itemOf(row))
    chain = row.chain
  }
  const pos = from + items.length
  // What was appended between the two reads is counted too.
  const head = Math.max(feed.head, rows.at(-1)?.pos ?? 0)
  const next = writeCursor({ kind: 'f1', epoch: feed.epoch, pos, chain: chainText(chain) })
  return { items, next, head, more: pos < head }
}

type Row = Awaited<ReturnType<typeof readRows>>[number]

async function readRows(db: Db, organisationId: string, after: number, limit: number) {
  return await db
    .selectFrom('feed')
    .leftJoin('event', (join) => join.onRef('event.id', '=', 'feed.item_id').on('feed.kind', '=', feedKinds.ev))
    .leftJoin('statement', (join) =>
      join.onRef('statement.id', '=', 'feed.item_id').on('feed.kind', '!=', feedKinds.ev),
    )
    .select(['feed.pos', 'feed.kind', 'feed.item_id', 'feed.chain', 'event.payload', 'event.leaf'])
    .select(['event.sig as eventSig', 'statement.text', 'statement.sig', 'statement.referral_id'])
    .where('feed.org_id', '=', organisationId)
    .where('feed.pos', '>', after)
    // Positions are dense, so this is the limit; a plan without statistics would join the whole rest first.
    .where('feed.pos', '<=', after + limit)
    .orderBy('feed.pos')
    .execute()
}

function sizeOf(row: Row): number {
  // Quotes of the payload's JSON are escaped once more on the wire.
  const text = row.payload ?? row.text ?? ''
  return itemOverhead + text.length + (text.length >> 3) + 90
}

function itemOf(row: Row): FeedItem {
  const n = row.pos
  const id = row.item_id
  if (row.kind === feedKinds.ev) {
    if (row.payload !== null && row.eventSig !== null) return { n, k: 'ev', p: row.payload, s: row.eventSig }
    if (row.leaf !== null) return { n, k: 'gone', id, leaf: toBase64url(row.leaf) }
  } else if (row.text !== null) {
    const st = row.text
    const sig = row.sig ?? undefined
    if (row.kind === feedKinds.erase) {
      const { ids, why } = readEraseStatement(st)
      return { n, k: 'erase', id, ids, why, st, ...(sig === undefined ? {} : { sig }) }
    }
    if (row.kind === feedKinds.hide) return { n, k: 'hide', id, ref: row.referral_id ?? id, st, sig: sig ?? '' }
    if (row.kind === feedKinds.key) return { n, k: 'key', id, st, sig: sig ?? '' }
  }
  throw new Error('a feed names an item that is not there')
}
