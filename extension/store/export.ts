/** What was never delivered, as a file a person can keep: the last resort when nothing else works. */
import { type Device, thisDevice } from './device.ts'
import { readFeedPlace } from './meta.ts'
import { mirrored } from './mirror.ts'

/** An undelivered event: payload text, signature, and why it could not be delivered, where that is known. */
type ExportedEvent = { id: string; ref: string; p: string; s: string; why?: string }

/**
 * JSON of every undelivered event. Works without the database too: then the mirror tells, and
 * `complete` is false, for what was put aside is not in it.
 */
export async function exportUndelivered(device: Device = thisDevice): Promise<string> {
  const found = new Map<string, ExportedEvent>()
  for (const { id, ref, p, s } of await mirrored(device)) found.set(id, { id, ref, p, s })
  const stored = await fromDatabase(device).catch(() => undefined)
  for (const event of stored ?? []) found.set(event.id, event)
  const events = [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  return JSON.stringify(
    { kettenglied: 'undelivered-events', version: 1, complete: stored !== undefined, events },
    undefined,
    2,
  )
}

async function fromDatabase({ database }: Device): Promise<ExportedEvent[]> {
  const { gen } = await readFeedPlace(database)
  const records = await database.referrals.where('confirmedIn').below(gen).toArray()
  const waiting = records.flatMap(({ ref, events }) =>
    events.filter((event) => event.gen !== gen).map(({ id, p, s }) => ({ id, ref, p, s })),
  )
  const aside = await database.quarantine.toArray()
  return [...waiting, ...aside.map(({ id, ref, p, s, why }) => ({ id, ref, p, s, why }))]
}
