/**
 * Reads the tables as they lie and says what is wrong with the feeds: positions 1…head, each once,
 * the chain unbroken, every event in the feeds of exactly those it is for (invariant I4).
 */

import { audienceOf } from '../../../server/feeds/audience.ts'
import type { Store } from '../../../server/store/open.ts'
import { chainNext, chainStart, feedKinds, leafOf } from '../../../shared/protocol/chain.ts'
import { chainText } from '../../../shared/protocol/cursor.ts'

export async function feedFaults(store: Store): Promise<string[]> {
  const feeds = await store.db.selectFrom('org_feed').selectAll().execute()
  const faults: string[] = []
  for (const feed of feeds) {
    const items = await readItems(store, feed.org_id)
    let chain = chainStart
    for (const [index, item] of items.entries()) {
      if (item.pos !== index + 1) faults.push(`feed ${feed.org_id}: position ${item.pos} where ${index + 1} belongs`)
      const kind = item.kind === feedKinds.ev ? 'ev' : 'erase'
      const leaf = item.text === null ? item.leaf : leafOf(item.text)
      if (leaf === null) faults.push(`feed ${feed.org_id}: nothing stands at ${item.pos}`)
      else chain = chainNext(chain, kind, item.item_id, leaf)
      if (chainText(item.chain) !== chainText(chain)) faults.push(`feed ${feed.org_id}: chain broken at ${item.pos}`)
    }
    if (feed.head !== items.length) faults.push(`feed ${feed.org_id}: head ${feed.head}, items ${items.length}`)
    if (chainText(feed.chain) !== chainText(chain)) faults.push(`feed ${feed.org_id}: head's chain is another`)
  }
  return [...faults, ...(await misplaced(store))]
}

async function readItems(store: Store, organisation: string) {
  return await store.db
    .selectFrom('feed')
    .leftJoin('event', 'event.id', 'feed.item_id')
    .leftJoin('statement', 'statement.id', 'feed.item_id')
    .select(['feed.pos', 'feed.kind', 'feed.item_id', 'feed.chain', 'event.leaf', 'statement.text'])
    .where('feed.org_id', '=', organisation)
    .orderBy('feed.pos')
    .execute()
}

async function misplaced(store: Store): Promise<string[]> {
  const events = await store.db
    .selectFrom('event')
    .select(['id', 'from_org', 'to_org', 'own_org', 'also_org'])
    .where('leaf', 'is not', null)
    .execute()
  const places = await store.db.selectFrom('feed').select(['org_id', 'item_id']).execute()
  const found = Map.groupBy(places, (place) => place.item_id)
  return events.flatMap(({ id, ...place }) => {
    const expected = audienceOf(place).sort().join()
    const actual = (found.get(id) ?? []).map((place) => place.org_id).sort()
    return actual.join() === expected ? [] : [`event ${id} stands in the feeds of ${actual.join() || 'nobody'}`]
  })
}
