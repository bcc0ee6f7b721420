/**
 * Writes events: what a professional did becomes a signed event and the referral's new state, in one
 * transaction of the browser's own database. Nothing here waits for the network.
 */
import { v7 as uuidv7 } from 'uuid'
import { Problem } from '../../shared/problem.ts'
import type { FactsOf } from '../../shared/referral/event.ts'
import type { EventType } from '../../shared/referral/event-type.ts'
import type { SealedPart } from '../../shared/sealed.ts'
import { signPayload } from '../crypto/device-keys.ts'
import { say } from '../platform/messages.ts'
import type { ReferralRecord, StoredEvent } from '../store/database.ts'
import { type Device, thisDevice } from '../store/device.ts'
import { readFeedPlace, readMeta } from '../store/meta.ts'
import { mirror, unmirror } from '../store/mirror.ts'
import { putEvents, recordOf } from '../store/referrals.ts'
import { withStorageProblems } from '../store/trouble.ts'
import { payloadText } from './payload-text.ts'

export type Written<T extends EventType> = {
  type: T
  facts: FactsOf<T>
  /** The referral it belongs to; absent for the first event of a new one. */
  ref?: string
  /** The family's chain; absent where a new one begins. */
  chain?: string
  /** The receiving organisation of a new referral, where its depth has one. */
  to?: string
  /** What is sealed in it: exactly in events of the types `shared` and `noted`. */
  part?: SealedPart
}

/** Any event as it is to be written. */
export type AnyWritten = { [T in EventType]: Written<T> }[EventType]

/**
 * Signs and stores several events of one referral at once, each knowing those before it: all of them or none.
 * The first may begin a new referral. What is removed or withdrawn cannot be held: it is gone here at once.
 * @throws {Problem} those of `authorEvent`
 */
export async function authorEvents(
  written: readonly AnyWritten[],
  { holdMs = 0 }: { holdMs?: number } = {},
  device: Device = thisDevice,
): Promise<{ ref: string; ids: string[] }> {
  let ref = written[0]?.ref
  const ids: string[] = []
  for (const one of written) {
    const stored = await authorEvent(
      { ...one, ...(ref !== undefined && { ref }) } as Written<EventType>,
      { holdMs },
      device,
    )
    ref = stored.ref
    ids.push(stored.id)
  }
  return { ref: ref ?? '', ids }
}

/** Takes back events that were written together and are all still held; false, and nothing done, when one is not. */
export async function undoEvents(ref: string, ids: readonly string[], device: Device = thisDevice): Promise<boolean> {
  for (const id of ids.toReversed()) if (!(await undoEvent(ref, id, device))) return false
  return true
}

/** Saving can be undone for at most this long; a clock that was set back cannot stretch it. */
export const longestHold = 60_000

/**
 * Signs an event and stores it with the referral's new state. It is sent when `holdMs` have passed.
 * @throws {Problem} `not_enrolled`, `keys_missing`, `not_found` (no such referral here), `malformed`
 *   (facts do not fit the type), `too_large`, `local_storage_full`, `local_storage_broken`; then
 *   nothing was stored.
 */
export async function authorEvent<T extends EventType>(
  written: Written<T>,
  { holdMs = 0 }: { holdMs?: number } = {},
  device: Device = thisDevice,
): Promise<{ ref: string; id: string }> {
  return withStorageProblems(async () => {
    const { database, clock } = device
    const [enrolment, keys] = await Promise.all([readMeta(database, 'enrolment'), readMeta(database, 'keys')])
    if (enrolment === undefined) throw new Problem('not_enrolled')
    if (keys === undefined) throw new Problem('keys_missing')
    const ref = written.ref ?? uuidv7({ msecs: clock.now() })
    for (;;) {
      const [record, place] = await Promise.all([database.referrals.get(ref), readFeedPlace(database)])
      if (record === undefined && written.ref !== undefined) throw new Problem('not_found')
      const { id, text } = payloadText({ ...written, ref }, record?.state, enrolment, place, clock.now())
      const event: StoredEvent = { id, p: text, s: await signPayload(keys, text), gen: null }
      if (holdMs > 0) event.heldUntil = clock.now() + Math.min(holdMs, longestHold)
      if (await storeBeside(device, ref, record, event)) {
        await mirror(device, ref, event)
        say('written')
        return { ref, id }
      }
    }
  })
}

/**
 * Takes back an event that is still held. False when its time has passed: it may have been sent, and
 * then only a correction takes it back.
 */
export async function undoEvent(ref: string, id: string, device: Device = thisDevice): Promise<boolean> {
  const { database, clock } = device
  const undone = await withStorageProblems(() =>
    database.transaction('rw', database.referrals, async () => {
      const record = await database.referrals.get(ref)
      const event = record?.events.find((candidate) => candidate.id === id)
      if (record === undefined || event?.heldUntil === undefined || event.heldUntil <= clock.now()) return false
      await putEvents(
        database,
        ref,
        record.events.filter((candidate) => candidate.id !== id),
      )
      return true
    }),
  )
  if (undone) await unmirror(device, [id])
  return undone
}

/** Adds the event unless the referral changed since `seen` was read: then it must be written anew. */
async function storeBeside(
  device: Device,
  ref: string,
  seen: ReferralRecord | undefined,
  event: StoredEvent,
): Promise<boolean> {
  const { database } = device
  const next = recordOf(ref, [...(seen?.events ?? []), event])
  return database.transaction('rw', database.referrals, async () => {
    const present = await database.referrals.get(ref)
    if (!sameEvents(seen, present)) return false
    await database.referrals.put(next)
    return true
  })
}

function sameEvents(a: ReferralRecord | undefined, b: ReferralRecord | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  return a.events.length === b.events.length && a.events.every((event, at) => sameEvent(event, b.events[at]))
}

function sameEvent(a: StoredEvent, b: StoredEvent | undefined): boolean {
  return a.id === b?.id && a.gen === b.gen && a.heldUntil === b.heldUntil
}
