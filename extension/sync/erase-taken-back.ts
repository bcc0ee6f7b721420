/** Erases here at once what was taken back, by this device or by another, before the server says so. */
import type { ReferralRecord } from '../store/database.ts'
import type { Device } from '../store/device.ts'
import { readFeedPlace } from '../store/meta.ts'
import { unmirror } from '../store/mirror.ts'
import { putEvents } from '../store/referrals.ts'
import { takenBack } from './justified.ts'

/** To be called inside a transaction over `referrals`, `quarantine` and `gone`. @returns ids that went */
export async function eraseTakenBack(
  { database }: Pick<Device, 'database'>,
  records: readonly ReferralRecord[],
): Promise<string[]> {
  const went: string[] = []
  for (const record of records) {
    const ids = takenBack(record)
    if (ids.size === 0) continue
    await database.gone.bulkPut([...ids].map((id) => ({ id })))
    await database.quarantine
      .where('id')
      .anyOf([...ids])
      .delete()
    await putEvents(
      database,
      record.ref,
      record.events.filter(({ id }) => !ids.has(id)),
    )
    went.push(...ids)
  }
  return went
}

/** What this device wrote itself takes effect here without waiting for the network, once it cannot be undone any more. */
export async function eraseOwnTakenBack(device: Device): Promise<void> {
  const { database, clock } = device
  const { referrals, quarantine, gone, meta } = database
  const went = await database.transaction('rw', [referrals, quarantine, gone, meta], async () => {
    const { gen } = await readFeedPlace(database)
    const fresh = await referrals.where('confirmedIn').below(gen).toArray()
    const final = fresh.filter(({ events }) => events.every(({ heldUntil = 0 }) => heldUntil <= clock.now()))
    return eraseTakenBack(device, final)
  })
  if (went.length > 0) await unmirror(device, went)
}
