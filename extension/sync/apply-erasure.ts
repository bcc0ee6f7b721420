/**
 * What an `erase` item does here. Until the key log tells who may order an erasure, its statement
 * proves nothing, and a false one must not wipe a device: events go at once only where the device's
 * own retention rule says so too; all others are put aside for thirty days, out of every list.
 */
import type { QuarantinedEvent, ReferralRecord, StoredEvent } from '../store/database.ts'
import type { Device } from '../store/device.ts'
import { putEvents } from '../store/referrals.ts'
import { isDue } from './retention.ts'

/** How long an event that the server calls erased is still kept aside. */
export const erasedKeptFor = 30 * 24 * 3_600_000

/** To be called inside a transaction over `referrals`, `quarantine`, `gone`, `localNotes` and `meta`. */
export async function applyErasure(device: Device, ids: readonly string[]): Promise<void> {
  const erased = new Set(ids)
  const { database } = device
  await database.quarantine.where('id').anyOf(ids).modify({ why: 'erased', at: device.clock.now() })
  const records = await database.referrals
    .filter((record) => record.events.some((event) => erased.has(event.id)))
    .toArray()
  for (const record of records) {
    const leaving = record.events.filter((event) => erased.has(event.id))
    const due = await isDue(device, record)
    if (due) await database.gone.bulkPut(leaving.map(({ id }) => ({ id })))
    else
      await database.quarantine.bulkPut(leaving.map((event) => putAside(record, event, 'erased', device.clock.now())))
    const staying = record.events.filter((event) => !erased.has(event.id))
    await putEvents(database, record.ref, staying)
    if (due && staying.length === 0) await database.localNotes.delete(record.ref)
  }
}

export function putAside(record: ReferralRecord, event: StoredEvent, why: string, at: number): QuarantinedEvent {
  return { id: event.id, ref: record.ref, p: event.p, s: event.s, why, at }
}

/** Lets go of what was put aside as erased and nobody missed for thirty days; its ids stay known. */
export async function dropErased(device: Device): Promise<void> {
  const { database, clock } = device
  await database.transaction('rw', database.quarantine, database.gone, async () => {
    const old = await database.quarantine
      .filter((row) => row.why === 'erased' && clock.now() - row.at > erasedKeptFor)
      .primaryKeys()
    await database.gone.bulkPut(old.map(([id]) => ({ id })))
    await database.quarantine.bulkDelete(old)
  })
}
