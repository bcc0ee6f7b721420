/** Referrals as they are written on the device: a set of events and, derived from it, their state. */
import { isErased } from '../../shared/referral/erased.ts'
import { fold, foldVersion } from '../../shared/referral/fold.ts'
import { type Database, neverConfirmed, type ReferralRecord, type StoredEvent } from './database.ts'
import { type Device, thisDevice } from './device.ts'

/** The record of a set of events of one referral; the set must not be empty. */
export function recordOf(ref: string, events: StoredEvent[]): ReferralRecord {
  const state = fold(events)
  return {
    ref,
    chain: state.chain,
    kind: isErased(state) ? 'erased' : state.kind,
    events,
    state,
    foldVersion,
    confirmedIn: lowestGeneration(events),
    changedOn: state.changedOn,
  }
}

/** The lowest generation in which the events were confirmed, `neverConfirmed` where one was not. */
function lowestGeneration(events: readonly StoredEvent[]): number {
  let lowest = Number.MAX_SAFE_INTEGER
  for (const event of events) lowest = Math.min(lowest, event.gen ?? neverConfirmed)
  return lowest
}

/** Writes the record of what is left of a referral's events, or removes it where none is left. */
export async function putEvents(database: Database, ref: string, events: StoredEvent[]): Promise<void> {
  if (events.length === 0) await database.referrals.delete(ref)
  else await database.referrals.put(recordOf(ref, events))
}

/** Puts an event back to its referral; one that stands there stays as it is. Inside a transaction over `referrals`. */
export async function putBack(database: Database, ref: string, event: StoredEvent): Promise<void> {
  const present = (await database.referrals.get(ref))?.events ?? []
  if (!present.some(({ id }) => id === event.id)) await putEvents(database, ref, [...present, event])
}

/** Folds anew what an older version of the fold derived; events are never touched. */
export async function refold(device: Device = thisDevice): Promise<void> {
  const { database } = device
  const stale = await database.referrals.filter((record) => record.foldVersion !== foldVersion).primaryKeys()
  for (const ref of stale) {
    await database.transaction('rw', database.referrals, async () => {
      const record = await database.referrals.get(ref)
      if (record !== undefined) await putEvents(database, ref, record.events)
    })
  }
}
