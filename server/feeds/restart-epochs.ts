/**
 * After a database came back from a backup: every feed gets a new epoch, so that each device notices,
 * starts its feed anew and brings back what the backup had not yet; and what was erased since is
 * erased again.
 */
import { randomUUID } from 'node:crypto'
import { record } from '../audit/record.ts'
import type { Store } from '../store/open.ts'
import { eraseLine } from './erase.ts'

const linesPerTransaction = 200

/** @returns how many referrals of the ledger were erased (again). */
export async function restartEpochs(store: Store, now: number = Date.now()): Promise<{ erased: number }> {
  await store.write(async (trx, announce) => {
    const feeds = await trx.selectFrom('org_feed').select('org_id').orderBy('org_id').execute()
    for (const { org_id } of feeds)
      await trx.updateTable('org_feed').set({ epoch: randomUUID() }).where('org_id', '=', org_id).execute()
    await trx.updateTable('catalogue_head').set({ epoch: randomUUID() }).execute()
    await record(trx, store.engine, { act: 'restored', actor: 'operator', subject: 'database', at: now })
    announce({ all: true })
  })
  const lines = store.ledger.lines()
  let erased = 0
  for (let at = 0; at < lines.length; at += linesPerTransaction) {
    erased += await store.write(async (trx) => {
      let count = 0
      for (const line of lines.slice(at, at + linesPerTransaction)) {
        const referral = await trx
          .selectFrom('referral')
          .select('erased_at')
          .where('id', '=', line.ref)
          .executeTakeFirst()
        if (referral !== undefined && referral.erased_at !== null) continue
        await eraseLine(trx, store, line, now)
        count += 1
      }
      return count
    })
  }
  if (erased > 0) await store.scrub()
  return { erased }
}
