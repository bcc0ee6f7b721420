/**
 * After a database came back from a backup: every feed gets a new epoch, so that each device notices,
 * starts its feed anew and brings back what the backup had not yet; nothing new is said in a key log until
 * its devices were back; and what was erased since is erased again.
 */
import { randomUUID } from 'node:crypto'
import { record } from '../audit/record.ts'
import { leaveGap } from '../keys/directory.ts'
import { awaitEverybody } from '../keys/returning.ts'
import type { Store } from '../store/open.ts'
import { replayLedger } from './replay-ledger.ts'

/** @returns how many referrals of the ledger were erased (again). */
export async function restartEpochs(store: Store, now: number = Date.now()): Promise<{ erased: number }> {
  await store.write(async (trx, announce) => {
    await leaveGap(trx, store.engine)
    await awaitEverybody(trx)
    const feeds = await trx.selectFrom('org_feed').select('org_id').orderBy('org_id').execute()
    for (const { org_id } of feeds)
      await trx.updateTable('org_feed').set({ epoch: randomUUID() }).where('org_id', '=', org_id).execute()
    await trx.updateTable('catalogue_head').set({ epoch: randomUUID() }).execute()
    await record(trx, store.engine, { act: 'restored', actor: 'operator', subject: 'database', at: now })
    announce({ all: true })
  })
  return { erased: await replayLedger(store, now) }
}
