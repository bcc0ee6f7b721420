/**
 * Sealed parts that stand no longer: somebody who may do so removed them, or consent to pass contact data on was
 * taken back. What says so are signed events that lie here, never a server's word; whoever takes such an event into
 * a record, by writing or by pulling it, drops in the same transaction what it erases.
 */
import { isSealedType } from '../../shared/referral/event-type.ts'
import type { Database, ReferralRecord } from './database.ts'
import { recordOf } from './referrals.ts'

/** Ids of the record's events that its own removals and withdrawals erase. */
export function erasedIn({ state }: Pick<ReferralRecord, 'state'>): string[] {
  const standing = new Set(state.sealed)
  return state.history.flatMap(({ id, type, effect }) =>
    isSealedType(type) && effect === 'applied' && !standing.has(id) ? [id] : [],
  )
}

/**
 * Writes a record without what its own events erase. To be called inside a transaction over `referrals`, `gone` and
 * `quarantine`.
 * @returns ids of what was dropped, to be taken out of the mirror after the transaction
 */
export async function putWithoutErased(database: Database, record: ReferralRecord): Promise<string[]> {
  const erased = erasedIn(record)
  if (erased.length === 0) {
    await database.referrals.put(record)
    return []
  }
  const staying = record.events.filter(({ id }) => !erased.includes(id))
  await database.referrals.put(recordOf(record.ref, staying))
  await database.gone.bulkPut(erased.map((id) => ({ id })))
  await database.quarantine.where('id').anyOf(erased).delete()
  return erased
}
