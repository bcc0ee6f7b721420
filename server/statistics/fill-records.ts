/** Makes the records that no push made: once after an update, of what was there before the statistics were or was counted by other rules. */
import { setImmediate as turn } from 'node:timers/promises'
import { countedAs } from '../../shared/statistics/record-facts.ts'
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
  await countAnewWhereRulesChanged(store)
  for (let filled = 0; ; ) {
    const rows = await store.db
      .selectFrom('stat_waiting')
      .innerJoin('referral', 'referral.id', 'stat_waiting.referral_id')
      .select(['referral.id as ref', 'referral.chain_id as chain'])
      // By the short table's own column: by the other's SQLite looks along all referrals for each step.
      .orderBy('stat_waiting.referral_id')
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

/** Of what is erased no events are left: its record stays as it was counted. */
async function countAnewWhereRulesChanged({ db, write }: Store): Promise<void> {
  const state = await db.selectFrom('stat_state').select('counted_as').executeTakeFirstOrThrow()
  if (state.counted_as === countedAs) return
  await write(async (trx) => {
    await trx
      .insertInto('stat_waiting')
      .columns(['referral_id'])
      .expression((on) => on.selectFrom('referral').select('id').where('erased_at', 'is', null))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    await trx.updateTable('stat_state').set({ counted_as: countedAs }).execute()
  })
}
