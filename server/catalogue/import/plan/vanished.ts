/**
 * Offers the source once had and its list no longer names: proposed as ended, never deleted, and nothing is written
 * without a decision. A list half as long as before is more likely a part of it than the end of so many offers.
 */

import type { Db } from '../../../store/schema.ts'
import type { RowNote } from '../row.ts'
import type { PlannedRow } from './planned-row.ts'
import { fieldsIn, readPresent } from './seen.ts'

const perPage = 500

/**
 * Planned rows page by page: those the source named with an earlier import, then those that bear its name without one.
 * @param met source ids that the file names
 * @param named offers of the catalogue by their source id, where they came from this source
 */
export async function* planVanished(
  db: Db,
  source: string,
  met: ReadonlySet<string>,
  named: ReadonlyMap<string, string>,
): AsyncGenerator<PlannedRow[]> {
  const seen = new Set<string>()
  for (let after = ''; ; ) {
    const page = await db
      .selectFrom('import_seen')
      .select(['source_id', 'item_id', 'data'])
      .where('source', '=', source)
      .where('kind', '=', 'offer')
      .where('source_id', '>', after)
      .orderBy('source_id')
      .limit(perPage)
      .execute()
    for (const { source_id } of page) seen.add(source_id)
    const gone = page.filter(({ source_id, data }) => !met.has(source_id) && fieldsIn(data)?.['status'] !== 'ended')
    yield await rowsOf(
      db,
      gone.map(({ source_id, item_id }) => ({ sourceId: source_id, itemId: item_id })),
    )
    const last = page.at(-1)
    if (last === undefined || page.length < perPage) break
    after = last.source_id
  }
  const unseen = [...named].filter(([sourceId]) => !seen.has(sourceId) && !met.has(sourceId))
  for (let at = 0; at < unseen.length; at += perPage)
    yield await rowsOf(
      db,
      unseen.slice(at, at + perPage).map(([sourceId, itemId]) => ({ sourceId, itemId })),
    )
}

async function rowsOf(db: Db, gone: { sourceId: string; itemId: string }[]): Promise<PlannedRow[]> {
  const present = await readPresent(
    db,
    'offer',
    gone.map(({ itemId }) => itemId),
  )
  return gone.flatMap(({ sourceId, itemId }): PlannedRow[] => {
    const offer = present.get(itemId)
    if (offer === undefined || offer['status'] === 'ended') return []
    const title = String(offer['title'] ?? '')
    const changes = [{ field: 'status', present: offer['status'] ?? 'published', read: 'ended' }]
    return [
      {
        shown: { line: 0, title, outcome: 'ended', reasons: [], notes: [], changes, itemId, itemTitle: title },
        plan: { act: 'end', itemId, sourceId },
      },
    ]
  })
}

/** Text: rows now and before, `12/45`. */
export function fewRows(now: number, before: number): RowNote[] {
  return now * 2 < before ? [{ code: 'few_rows', text: `${now}/${before}` }] : []
}

/** How many offers the source named so far. */
export async function countSeen(db: Db, source: string): Promise<number> {
  const { count } = await db
    .selectFrom('import_seen')
    .select((on) => on.fn.countAll<number>().as('count'))
    .where('source', '=', source)
    .where('kind', '=', 'offer')
    .executeTakeFirstOrThrow()
  return Number(count)
}
