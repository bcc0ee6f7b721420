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
  const places = await db
    .selectFrom('feed')
    .select(['pos', 'kind', 'item_id', 'chain'])
    .where('org_id', '=', organisationId)
    .where('pos', '>', after)
    // Positions are dense, so this is the limit; a plan without statistics would sort the whole rest first.
    .where('pos', '<=', after + limit)
    .orderBy('pos')
    .execute()
  const ofKind = (event: boolean) =>
    places.flatMap(({ kind, item_id }) => ((kind === feedKinds.ev) === event ? [item_id] : []))
  const [events, statements] = [await readEvents(db, ofKind(true)), await readStatements(db, ofKind(false))]
  return places.map((place) => {
    const isEvent = place.kind === feedKinds.ev
    return {
      ...place,
      event: isEvent ? events.get(place.item_id) : undefined,
      statement: isEvent ? undefined : statements.get(place.item_id),
    }
  })
}

/** By their ids: joined to a page, PostgreSQL read all statements there are for the few that stand on it. */
async function readEvents(db: Db, ids: string[]) {
  if (ids.length === 0) return new Map<string, never>()
  const rows = await db.selectFrom('event').select(['id', 'payload', 'leaf', 'sig']).where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, row]))
}

async function readStatements(db: Db, ids: string[]) {
  if (ids.length === 0) return new Map<string, never>()
  const rows = await db
    .selectFrom('statement')
    .select(['id', 'text', 'sig', 'referral_id'])
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

function sizeOf(row: Row): number {
  // Quotes of the payload's JSON are escaped once more on the wire.
  const text = row.event?.payload ?? row.statement?.text ?? ''
  return itemOverhead + text.length + (text.length >> 3) + 90
}

function itemOf(row: Row): FeedItem {
  const { pos: n, item_id: id, event, statement } = row
  if (event !== undefined) {
    const { payload, sig, leaf } = event
    if (payload !== null && sig !== null) return { n, k: 'ev', p: payload, s: sig }
    if (leaf !== null) return { n, k: 'gone', id, leaf: toBase64url(leaf) }
  } else if (statement !== undefined) {
    const st = statement.text
    const sig = statement.sig ?? undefined
    if (row.kind === feedKinds.erase) {
      const { ids, why } = readEraseStatement(st)
      return { n, k: 'erase', id, ids, why, st, ...(sig === undefined ? {} : { sig }) }
    }
    if (row.kind === feedKinds.hide) return { n, k: 'hide', id, ref: statement.referral_id ?? id, st, sig: sig ?? '' }
    if (row.kind === feedKinds.key) return { n, k: 'key', id, st, sig: sig ?? '' }
  }
  throw new Error('a feed names an item that is not there')
}
