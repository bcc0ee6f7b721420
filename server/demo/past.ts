/**
 * The two years before the demonstration's last one. The network's deletion periods have long erased those referrals;
 * what is left of them are the figures, and these the release job makes from their records, as it would have then.
 */

import { readCatalogueView } from '../statistics/catalogue-view.ts'
import { readCounting } from '../statistics/counting.ts'
import { asked, recordOf, toldBy } from '../statistics/record-of.ts'
import { putRecords, type RecordChange } from '../statistics/rollup.ts'
import type { Store } from '../store/open.ts'
import type { DemoNetwork } from './network.ts'
import type { Draft } from './stories/scribe.ts'
import type { Span } from './stories/seasons.ts'
import { lastYear, type StoriesOptions, stories } from './stories/stories.ts'

const before: Span = { newest: lastYear.oldest, oldest: 3 * lastYear.oldest }
const recordsPerTransaction = 2_000

/** Counts the referrals of these two years, or of another span. The network's catalogue stands already. */
export async function recordPast(store: Store, network: DemoNetwork, options: StoriesOptions): Promise<void> {
  const referrals = Map.groupBy(stories(network, { span: before, ...options }), ({ payload }) => payload.ref)
  const told = [...referrals].flatMap(([ref, drafts]) => {
    const [first] = drafts
    const one = toldBy(drafts.map(asStored))
    return one === undefined || first === undefined ? [] : [{ ref, chain: first.payload.chain, one }]
  })
  const questions = told.map(({ one }) => asked(one, undefined))
  const catalogue = await readCatalogueView(store.db, {
    offers: questions.flatMap(({ offers }) => offers),
    areas: questions.flatMap(({ areas }) => areas),
  })
  const changes = told.map(
    ({ ref, chain, one }): RecordChange => ({ ref, chain, facts: recordOf(one, catalogue, undefined) }),
  )
  const counting = await readCounting(store)
  for (let at = 0; at < changes.length; at += recordsPerTransaction)
    await store.write(async (trx) => {
      await putRecords(trx, store.engine, counting, changes.slice(at, at + recordsPerTransaction))
    })
}

/** As it would lie in the database: received when it was written. */
function asStored({ payload }: Draft) {
  return {
    id: payload.id,
    payload: JSON.stringify({ ...payload, dev: payload.org }),
    received_at: Date.parse(payload.at),
  }
}
