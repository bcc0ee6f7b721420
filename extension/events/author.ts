/**
 * Writing events: signed, sealed where they carry a part, stored and mirrored at once; sync carries them on. Events
 * that belong together stand or fall together, so a referral never lies here without what was said with it.
 */
import { v7 as uuidv7 } from 'uuid'
import { Problem } from '../../shared/problem.ts'
import type { EventType } from '../../shared/referral/event-type.ts'
import { fold } from '../../shared/referral/fold.ts'
import type { StoredKeys } from '../crypto/device-keys.ts'
import { signPayload } from '../crypto/device-keys.ts'
import { say } from '../platform/messages.ts'
import type { ReferralRecord, StoredEvent } from '../store/database.ts'
import { type Device, thisDevice } from '../store/device.ts'
import { eraseTakenBack } from '../store/erase-events.ts'
import { isLocked } from '../store/local-key.ts'
import { type Enrolment, readFeedPlace, readMeta } from '../store/meta.ts'
import { mirror, unmirror } from '../store/mirror.ts'
import { putEvents, recordOf } from '../store/referrals.ts'
import { withStorageProblems } from '../store/trouble.ts'
import { payloadText } from './payload-text.ts'
import type { AnyWritten, Written } from './written.ts'

export type { AnyWritten, Written } from './written.ts'

/** Saving can be undone for at most this long; a clock that was set back cannot stretch it. */
export const longestHold = 60_000

type Hold = { holdMs?: number }

/**
 * Signs and stores several events of one referral, each knowing those before it: all of them or none. The first may
 * begin a new referral. They are sent when `holdMs` have passed; what erases something here is never held.
 * @throws {Problem} `not_enrolled`, `keys_missing`, `not_admitted`, `locked`, `not_found` (no such referral here),
 *   `malformed` (facts or part do not fit the type), `forbidden` (consent does not cover it, or the policy asks to
 *   compare words first), `recipient_unknown`, `key_changed`, `key_log_broken`, `too_large`, `local_storage_full`,
 *   `local_storage_broken`; then nothing was stored.
 */
export async function authorEvents(
  written: readonly AnyWritten[],
  { holdMs = 0 }: Hold = {},
  device: Device = thisDevice,
): Promise<{ ref: string; ids: string[] }> {
  const refs = new Set(written.flatMap((one) => one.ref ?? []))
  const [known] = refs
  if (written.length === 0 || refs.size > 1) throw new Problem('malformed', 'ref')
  return withStorageProblems(async () => {
    const author = await readAuthor(device)
    const ref = known ?? uuidv7({ msecs: device.clock.now() })
    for (;;) {
      const seen = await device.database.referrals.get(ref)
      if (seen === undefined && known !== undefined) throw new Problem('not_found')
      const events = await signed(written, author, { ref, events: seen?.events ?? [] }, device)
      if (!written.some(erases)) hold(events, holdMs, device)
      const erased = await storeBeside(device, ref, seen, events)
      if (erased === undefined) continue
      for (const event of events) await mirror(device, ref, event)
      if (erased.length > 0) await unmirror(device, erased)
      say('written')
      return { ref, ids: events.map(({ id }) => id) }
    }
  })
}

/** Like `authorEvents`, of one event. */
export async function authorEvent<T extends EventType>(
  written: Written<T>,
  hold: Hold = {},
  device: Device = thisDevice,
): Promise<{ ref: string; id: string }> {
  const { ref, ids } = await authorEvents([written as AnyWritten], hold, device)
  return { ref, id: ids[0] ?? '' }
}

/**
 * Takes back events that were written together and are all still held. False, and nothing done, when the time of
 * one has passed: it may have been sent, and then only a correction takes it back.
 */
export async function undoEvents(ref: string, ids: readonly string[], device: Device = thisDevice): Promise<boolean> {
  const { database, clock } = device
  const isHeld = ({ heldUntil }: StoredEvent) => heldUntil !== undefined && heldUntil > clock.now()
  const undone = await withStorageProblems(() =>
    database.transaction('rw', database.referrals, async () => {
      const events = (await database.referrals.get(ref))?.events ?? []
      const leaving = events.filter(({ id }) => ids.includes(id))
      if (leaving.length !== new Set(ids).size || !leaving.every(isHeld)) return false
      await putEvents(
        database,
        ref,
        events.filter((event) => !leaving.includes(event)),
      )
      return true
    }),
  )
  if (undone) await unmirror(device, [...ids])
  return undone
}

/** Like `undoEvents`, of one event. */
export async function undoEvent(ref: string, id: string, device: Device = thisDevice): Promise<boolean> {
  return undoEvents(ref, [id], device)
}

type Author = { enrolment: Enrolment; keys: StoredKeys }

async function readAuthor(device: Device): Promise<Author> {
  const { database } = device
  const [enrolment, keys, admission] = await Promise.all([
    readMeta(database, 'enrolment'),
    readMeta(database, 'keys'),
    readMeta(database, 'admission'),
  ])
  if (enrolment === undefined) throw new Problem('not_enrolled')
  if (keys === undefined) throw new Problem('keys_missing')
  if (admission === 'waiting') throw new Problem('not_admitted')
  if (await isLocked(device)) throw new Problem('locked')
  return { enrolment, keys }
}

/** The new events in order; each is written knowing the ones before it. */
async function signed(
  written: readonly AnyWritten[],
  { enrolment, keys }: Author,
  { ref, events }: Pick<ReferralRecord, 'ref' | 'events'>,
  device: Device,
): Promise<StoredEvent[]> {
  const place = await readFeedPlace(device.database)
  const fresh: StoredEvent[] = []
  for (const one of written) {
    const before = [...events, ...fresh]
    const state = before.length === 0 ? undefined : fold(before)
    const { id, text } = await payloadText(one, { device, ref, enrolment, place, state })
    fresh.push({ id, p: text, s: await signPayload(keys, text), gen: null })
  }
  return fresh
}

/** What it erases is gone here at once, so undoing could not bring it back. */
function erases({ type }: AnyWritten): boolean {
  return type === 'removed' || type === 'consent_withdrawn'
}

function hold(events: readonly StoredEvent[], holdMs: number, { clock }: Device): void {
  if (holdMs <= 0) return
  for (const event of events) event.heldUntil = clock.now() + Math.min(holdMs, longestHold)
}

/**
 * Adds the events unless the referral changed since `seen` was read: then they must be written anew.
 * @returns ids of what the new events erased; undefined where nothing was stored
 */
async function storeBeside(
  device: Device,
  ref: string,
  seen: ReferralRecord | undefined,
  events: readonly StoredEvent[],
): Promise<string[] | undefined> {
  const { database } = device
  const { referrals, gone, quarantine, localNotes, drafts } = database
  const next = recordOf(ref, [...(seen?.events ?? []), ...events])
  return database.transaction('rw', [referrals, gone, quarantine, localNotes, drafts], async () => {
    const present = await referrals.get(ref)
    if (!sameEvents(seen, present)) return undefined
    await referrals.put(next)
    return eraseTakenBack(device, [next])
  })
}

function sameEvents(a: ReferralRecord | undefined, b: ReferralRecord | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  return a.events.length === b.events.length && a.events.every((event, at) => sameEvent(event, b.events[at]))
}

function sameEvent(a: StoredEvent, b: StoredEvent | undefined): boolean {
  return a.id === b?.id && a.gen === b.gen && a.heldUntil === b.heldUntil
}
