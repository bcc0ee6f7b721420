/** Makes the records of referrals that were there before the statistics were: once, after the update. */
import { setImmediate as turn } from 'node:timers/promises'
import type { Store } from '../store/open.ts'
import { readCounting } from './counting.ts'
import { followEvents } from './follow.ts'

/** Few enough that a push never waits long. */
const referralsAtOnce = 200

/**
 * Does what is left of it; safe to run at any time, by several processes at once. Nothing may be erased or released
 * before it is through. An aborted `signal` ends it between two steps; the rest waits for the next time.
 * @returns how many referrals were looked at
 */
export async function fillRecords(store: Store, signal?: AbortSignal): Promise<number> {
  for (let filled = 0; ; ) {
    const rows = await store.db
      .selectFrom('stat_waiting')
      .innerJoin('referral', 'referral.id', 'stat_waiting.referral_id')
      .select(['referral.id as ref', 'referral.chain_id as chain'])
      .orderBy('referral.id')
      .limit(referralsAtOnce)
      .execute()
    if (rows.length === 0 || signal?.aborted === true) return filled
    const counting = await readCounting(store)
    await store.write(async (trx) => {
      const refs = rows.map(({ ref }) => ref)
      await followEvents(trx, store.engine, counting, rows)
      await trx.deleteFrom('stat_waiting').where('referral_id', 'in', refs).execute()
    })
    filled += rows.length
    await turn()
  }
}
