/** A referral as a device has it once it came: in the browser's own database. */
import { database } from '../../extension/store/database.ts'
import { recordOf } from '../../extension/store/referrals.ts'
import type { Writing } from './a-referral.ts'

/** Puts a referral on the device. @param gen in which generation of the feed it was seen; `null` where it was not yet */
export async function stored(referral: Writing, gen: number | null = 1): Promise<Writing> {
  const events = referral.events.map(({ id, p }) => ({ id, p, s: 's', gen }))
  await database.referrals.put(recordOf(referral.ref, events))
  return referral
}
