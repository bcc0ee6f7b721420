/** Referrals as they lie on the device: a set of events and, derived from it, their state. */
import { isErased } from '../../shared/referral/erased.ts'
import { fold, foldVersion } from '../../shared/referral/fold.ts'
import type { Database, ReferralRecord, StoredEvent } from './database.ts'
import { type Device, thisDevice } from './device.ts'

/** Stands in `confirmedIn` where an event was never seen in the feed. */
export const neverConfirmed = -1

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
export function lowestGeneration(events: readonly StoredEvent[]): number {
  let lowest = Number.MAX_SAFE_INTEGER
  for (const event of events) lowest = Math.min(lowest, event.gen ?? neverConfirmed)
  return lowest
}

/** Writes the record of what is left of a referral's events, or removes it where none is left. */
export async function putEvents(database: Database, ref: string, events: StoredEvent[]): Promise<void> {
  if (events.length === 0) await database.referrals.delete(ref)
  else await database.referrals.put(recordOf(ref, events))
}

export async function referral(ref: string, device: Device = thisDevice): Promise<ReferralRecord | undefined> {
  return device.database.referrals.get(ref)
}

/** Not of an erased referral, of which only the word that erased it is left. */
export function isShown({ kind }: Pick<ReferralRecord, 'kind'>): boolean {
  return kind !== 'erased'
}

/** All referrals of a family's chain, oldest first. */
export async function referralsOfChain(chain: string, device: Device = thisDevice): Promise<ReferralRecord[]> {
  const records = await device.database.referrals.where('chain').equals(chain).toArray()
  return records.filter(isShown).sort((a, b) => (a.state.openedOn < b.state.openedOn ? -1 : 1))
}

/** The most recently changed referrals and unmet needs. */
export async function recentReferrals(limit: number, device: Device = thisDevice): Promise<ReferralRecord[]> {
  return device.database.referrals.orderBy('changedOn').reverse().filter(isShown).limit(limit).toArray()
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
