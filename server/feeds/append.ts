/**
 * Appending to organisations' feeds. The head row's lock is held until commit: position n+1 exists
 * only after n is committed, a rollback gives its positions back, so commit order is feed order and
 * a gap is always a fault. Heads are locked in order of their ids, so two pushes cannot deadlock.
 */
import { chainNext, type FeedKind, feedKinds } from '../../shared/protocol/chain.ts'
import type { Engine } from '../store/engine.ts'
import type { Db } from '../store/schema.ts'
import type { FeedTable } from '../store/tables/feeds.ts'

/** Rows per INSERT: far below both engines' limits on parameters. */
const rowsPerInsert = 500

export type Heads = Map<string, { epoch: string; head: number; chain: Uint8Array }>

/** One item for the feeds of `organisations`. `leaf` is the SHA-256 of its text. */
export type Entry = { kind: FeedKind; id: string; leaf: Uint8Array; organisations: Iterable<string> }

/** Locks the heads of those of the organisations that are known. */
export async function lockHeads(trx: Db, engine: Engine, organisations: Iterable<string>): Promise<Heads> {
  const ids = [...new Set(organisations)].sort()
  const heads: Heads = new Map()
  if (ids.length === 0) return heads
  const query = trx.selectFrom('org_feed').selectAll().where('org_id', 'in', ids).orderBy('org_id')
  // On SQLite BEGIN IMMEDIATE has locked already.
  const rows = await (engine === 'postgres' ? query.forUpdate() : query).execute()
  for (const { org_id, epoch, head, chain } of rows) heads.set(org_id, { epoch, head, chain })
  return heads
}

/** Appends the entries in their order and writes the new heads. Every organisation must be among the locked `heads`. */
export async function append(trx: Db, heads: Heads, entries: readonly Entry[]): Promise<void> {
  const rows: FeedTable[] = []
  const grown = new Set<string>()
  for (const entry of entries) {
    for (const org of new Set(entry.organisations)) {
      const feed = heads.get(org)
      if (feed === undefined) throw new Error('a feed was appended to without its lock')
      feed.head += 1
      feed.chain = chainNext(feed.chain, entry.kind, entry.id, entry.leaf)
      grown.add(org)
      rows.push({
        org_id: org,
        pos: feed.head,
        kind: feedKinds[entry.kind],
        item_id: entry.id,
        grant_no: 0,
        chain: feed.chain,
      })
    }
  }
  for (let at = 0; at < rows.length; at += rowsPerInsert)
    await trx
      .insertInto('feed')
      .values(rows.slice(at, at + rowsPerInsert))
      .execute()
  const changed = [...heads].filter(([org]) => grown.has(org)).map(([org_id, feed]) => ({ org_id, ...feed }))
  for (let at = 0; at < changed.length; at += rowsPerInsert)
    await trx
      .insertInto('org_feed')
      .values(changed.slice(at, at + rowsPerInsert))
      .onConflict((conflict) =>
        conflict
          .column('org_id')
          .doUpdateSet((on) => ({ head: on.ref('excluded.head'), chain: on.ref('excluded.chain') })),
      )
      .execute()
}
