/**
 * Erases again what the ledger names and the database has not erased: after a restored backup, a
 * copied file, a machine set back, or a crash between ledger and commit. Runs at every start, since a
 * database does not tell that it went back in time.
 */
import type { Store } from '../store/open.ts'
import type { Db } from '../store/schema.ts'
import { eraseLine } from './erase.ts'

const linesPerTransaction = 200

/** @returns how many referrals were erased (again). */
export async function replayLedger(store: Store, now: number = Date.now()): Promise<number> {
  const lines = store.ledger.lines()
  let erased = 0
  for (let at = 0; at < lines.length; at += linesPerTransaction) {
    const some = lines.slice(at, at + linesPerTransaction)
    const done = await erasedOf(
      store.db,
      some.map(({ ref }) => ref),
    )
    const due = some.filter(({ ref }) => !done.has(ref))
    if (due.length === 0) continue
    await store.write(async (trx, announce) => {
      for (const line of due) await eraseLine(trx, store, line, now)
      announce({ all: true })
    })
    erased += due.length
  }
  if (erased > 0) await store.scrub()
  return erased
}

async function erasedOf(db: Db, refs: string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('referral')
    .select('id')
    .where('id', 'in', refs)
    .where('erased_at', 'is not', null)
    .execute()
  return new Set(rows.map(({ id }) => id))
}
