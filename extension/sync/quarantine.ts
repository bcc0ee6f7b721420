/** Events that cannot be delivered as they are: kept where a person sees them, and sent again on request. */
import { isProblemCode, problems, type Retry } from '../../shared/problem.ts'
import type { QuarantinedEvent } from '../store/database.ts'
import { type Device, thisDevice } from '../store/device.ts'
import { readFeedPlace } from '../store/meta.ts'
import { unmirror } from '../store/mirror.ts'
import { putBack, putEvents } from '../store/referrals.ts'
import { forgetWithLast } from './apply-erasure.ts'
import type { Outgoing } from './unconfirmed.ts'

/**
 * Moves an event out of its referral. Not where the feed confirmed it meanwhile: an answer that comes
 * late (from another page's push, from before a restored backup) is no longer about what lies here.
 */
export async function setAside(device: Device, event: Outgoing, why: string): Promise<void> {
  const { database, clock } = device
  const { referrals, quarantine, meta } = database
  await database.transaction('rw', [referrals, quarantine, meta], async () => {
    const [record, { gen }] = await Promise.all([referrals.get(event.ref), readFeedPlace(database)])
    const own = record?.events.find((candidate) => candidate.id === event.id)
    if (record === undefined || own === undefined || own.p !== event.p || own.gen === gen) return
    const at = (why === 'erased' ? own.calledErasedAt : undefined) ?? clock.now()
    await database.quarantine.put({ id: own.id, ref: event.ref, p: own.p, s: own.s, why, at })
    await putEvents(
      database,
      event.ref,
      record.events.filter((candidate) => candidate !== own),
    )
  })
}

/** What was put aside, oldest first. */
export async function quarantined(device: Device = thisDevice): Promise<QuarantinedEvent[]> {
  return (await device.database.quarantine.toArray()).sort((a, b) => a.at - b.at)
}

/** Whether sending it once more may help: not where its signature or its author is in doubt. */
export function maySendAgain(event: QuarantinedEvent): boolean {
  return event.why !== 'forged' && event.why !== 'unknown_device' && event.why !== 'device_revoked'
}

/** Puts an event back into its referral; the next sync sends it. */
export async function sendAgain(
  { id, s }: Pick<QuarantinedEvent, 'id' | 's'>,
  device: Device = thisDevice,
): Promise<void> {
  const { database } = device
  await database.transaction('rw', database.referrals, database.quarantine, async () => {
    const event = await database.quarantine.get([id, s])
    if (event === undefined || !maySendAgain(event)) return
    await database.quarantine.delete([id, s])
    const { ref, p, why, at } = event
    await putBack(database, ref, { id, p, s, gen: null, ...(why === 'erased' && { calledErasedAt: at }) })
  })
}

/**
 * Lets an event go that a person has looked at and does not need: the last of its ways out. What the server called
 * erased stays known as such.
 */
export async function discard(
  { id, s }: Pick<QuarantinedEvent, 'id' | 's'>,
  device: Device = thisDevice,
): Promise<void> {
  const { database } = device
  const { quarantine, gone, referrals, localNotes, drafts } = database
  await database.transaction('rw', [quarantine, gone, referrals, localNotes, drafts], async () => {
    const event = await quarantine.get([id, s])
    await quarantine.delete([id, s])
    if (event?.why !== 'erased') return
    await gone.put({ id })
    await forgetWithLast(database, event.ref)
  })
  await unmirror(device, [id])
}

/** Sends again what waited for this: a newer version, or an access that was granted. */
export async function sendAgainAfter(what: Retry, device: Device = thisDevice): Promise<void> {
  for (const event of await quarantined(device)) {
    if (isProblemCode(event.why) && problems[event.why].retry === what) await sendAgain(event, device)
  }
}
