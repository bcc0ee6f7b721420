/** Erases here what was taken back by an event that is no longer held, before the server says so. */
import type { Device } from '../store/device.ts'
import { eraseTakenBack, maySayErase } from '../store/erase-events.ts'
import { readFeedPlace } from '../store/meta.ts'
import { unmirror } from '../store/mirror.ts'

/** What this device wrote itself takes effect here without waiting for the network, once it cannot be undone any more. */
export async function eraseOwnTakenBack(device: Device): Promise<void> {
  const { database, clock } = device
  const { referrals, quarantine, gone, localNotes, drafts, meta } = database
  const went = await database.transaction('rw', [referrals, quarantine, gone, localNotes, drafts, meta], async () => {
    const { gen } = await readFeedPlace(database)
    const fresh = await referrals.where('confirmedIn').below(gen).filter(maySayErase).toArray()
    const final = fresh.filter(({ events }) => events.every(({ heldUntil = 0 }) => heldUntil <= clock.now()))
    return eraseTakenBack(device, final)
  })
  if (went.length > 0) await unmirror(device, went)
}
