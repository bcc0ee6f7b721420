/**
 * Referrals as they are read, with the state that lies beside their events. Apart from what derives it (referrals.ts):
 * numbers and lists need no fold, and the panel opens without it.
 */
import type { ReferralRecord } from './database.ts'
import { type Device, thisDevice } from './device.ts'

/** By its id, the erased included; undefined where it never came. Works inside `useLive`. */
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
