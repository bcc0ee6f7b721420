/** Pull of the catalogue: what changed since the cursor, each thing once at its newest version. */

import { Problem } from '../../shared/problem.ts'
import type { CatalogueItem, CataloguePullAnswer } from '../../shared/protocol/catalogue.ts'
import { chainStart } from '../../shared/protocol/chain.ts'
import { chainText, readCursor, writeCursor } from '../../shared/protocol/cursor.ts'
import { limits } from '../../shared/protocol/limits.ts'
import type { Db } from '../store/schema.ts'

/**
 * @throws {Problem} `feed_reset` when the cursor's history is not this catalogue's, or is older than
 * its tombstones; `malformed` when the text is no cursor.
 */
export async function pullCatalogue(
  db: Db,
  cursorText: string | null,
  limit: number = limits.cataloguePull,
): Promise<CataloguePullAnswer> {
  const head = await db.selectFrom('catalogue_head').selectAll().executeTakeFirstOrThrow()
  const from = cursorText === null ? 0 : await provenPlace(db, cursorText, head)
  const rows = await db
    .selectFrom('catalogue_item')
    .select(['n', 'kind', 'id', 'data'])
    .where('n', '>', from)
    .orderBy('n')
    .limit(Math.min(limit, limits.cataloguePull))
    .execute()
  const items: CatalogueItem[] = []
  let bytes = 0
  for (const row of rows) {
    bytes += (row.data?.length ?? 0) + 80
    if (items.length > 0 && bytes > limits.pullBytes) break
    items.push({ ...row, data: row.data === null ? null : JSON.parse(row.data) })
  }
  const last = items.at(-1)?.n ?? from
  const more = items.length < rows.length || rows.length === limit
  const pos = more ? last : Math.max(last, head.head)
  const chain = pos === head.head ? head.chain : await chainAt(db, pos)
  if (chain === undefined) throw new Error('the catalogue has an item that its log lacks')
  const next = writeCursor({ kind: 'c1', epoch: head.epoch, pos, chain: chainText(chain) })
  return { items, next, head: Math.max(head.head, last), more }
}

type Head = { epoch: string; head: number; chain: Uint8Array; floor: number }

async function provenPlace(db: Db, cursorText: string, head: Head): Promise<number> {
  const cursor = readCursor(cursorText, 'c1')
  if (cursor === undefined) throw new Problem('malformed', 'cursor')
  const tooOld = cursor.pos > 0 && cursor.pos < head.floor
  const chain = cursor.epoch === head.epoch && !tooOld ? await chainAt(db, cursor.pos) : undefined
  if (chain === undefined || chainText(chain) !== cursor.chain)
    throw new Problem('feed_reset', undefined, { epoch: head.epoch })
  return cursor.pos
}

async function chainAt(db: Db, n: number): Promise<Uint8Array | undefined> {
  if (n === 0) return chainStart
  const row = await db.selectFrom('catalogue_log').select('chain').where('n', '=', n).executeTakeFirst()
  return row?.chain
}
