/** Events that the device has not seen in its organisation's feed of the present generation. */
import { neverConfirmed, type ReferralRecord, type StoredEvent } from './database.ts'
import type { Device } from './device.ts'
import { readFeedPlace } from './meta.ts'

/**
 * How many events wait for delivery and since when. While the feed is read anew after a change of its
 * history, only what was never confirmed counts: the rest is most likely still there.
 */
export async function undelivered(device: Device): Promise<{ count: number; oldest?: string }> {
  const { database } = device
  const { gen, rereading } = await readFeedPlace(database)
  const waiting = rereading
    ? database.referrals.where('confirmedIn').equals(neverConfirmed)
    : database.referrals.where('confirmedIn').below(gen)
  let count = 0
  let oldest: string | undefined
  await waiting.each((record) => {
    for (const event of record.events) {
      if (rereading ? event.gen !== null : event.gen === gen) continue
      count++
      const at = writtenAt(record, event)
      if (at !== undefined && (oldest === undefined || at < oldest)) oldest = at
    }
  })
  return oldest === undefined ? { count } : { count, oldest }
}

function writtenAt(record: ReferralRecord, event: StoredEvent): string | undefined {
  return record.state.history.find((entry) => entry.id === event.id)?.at
}
