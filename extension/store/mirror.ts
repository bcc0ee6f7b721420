/**
 * A copy of every event that was never confirmed, in `storage.local`: another file than IndexedDB,
 * which Chromium silently deletes and recreates when it finds it corrupted (w3c/IndexedDB#30).
 */
import { neverConfirmed, type ReferralRecord, type StoredEvent } from './database.ts'
import type { Device } from './device.ts'

const prefix = 'undelivered:'

type MirroredEvent = { ref: string } & Pick<StoredEvent, 'id' | 'p' | 's' | 'heldUntil'>

/** Copies an event that was just written. */
export async function mirror(device: Device, ref: string, event: StoredEvent): Promise<void> {
  const { gen: _, ...rest } = event
  await device.storage.set({ [prefix + event.id]: { ref, ...rest } satisfies MirroredEvent })
}

/** Removes copies by the ids of their events: confirmed, undone or erased ones need none. */
export async function unmirror(device: Device, ids: string[]): Promise<void> {
  await device.storage.remove(ids.map((id) => prefix + id))
}

/** Every copy that lies here, in no order. */
export async function mirrored(device: Device): Promise<MirroredEvent[]> {
  const all = await device.storage.get(null)
  return Object.entries(all)
    .filter(([key]) => key.startsWith(prefix))
    .map(([, value]) => value as MirroredEvent)
}

/** Put aside for what the feed said of them, not for want of delivery: nothing to bring back. */
const notOurs = ['forged', 'unknown_device', 'device_revoked', 'erased']

/**
 * Makes the mirror agree with the database: unconfirmed events, and those put aside, which a person
 * may still want to send. The mirror is read first: a copy is only made after its event stands in the
 * database, so an event written meanwhile is never taken for a leftover.
 */
export async function settleMirror(device: Device): Promise<void> {
  const { database } = device
  const copies = new Set((await mirrored(device)).map((event) => event.id))
  const records = await database.referrals.where('confirmedIn').equals(neverConfirmed).toArray()
  const aside = await database.quarantine.filter(({ why }) => !notOurs.includes(why)).toArray()
  const wanted = new Map<string, Entry>(aside.map(({ id, ref, p, s }) => [id, { ref, event: { id, p, s, gen: null } }]))
  for (const entry of records.flatMap(unconfirmedOf)) wanted.set(entry.event.id, entry)
  await unmirror(
    device,
    [...copies].filter((id) => !wanted.has(id)),
  )
  for (const [id, { ref, event }] of wanted) if (!copies.has(id)) await mirror(device, ref, event)
}

type Entry = { ref: string; event: StoredEvent }

function unconfirmedOf(record: ReferralRecord): Entry[] {
  return record.events.filter((event) => event.gen === null).map((event) => ({ ref: record.ref, event }))
}
