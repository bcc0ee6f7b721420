/** Which events are to be pushed now: not seen in the feed of this generation, and no longer held. */

import { utf8Bytes } from '../../shared/protocol/bytes.ts'
import { type PushRequest, pushRequestSchema } from '../../shared/protocol/feed.ts'
import { limits } from '../../shared/protocol/limits.ts'
import { longestHold } from '../events/author.ts'
import { neverConfirmed, type ReferralRecord, type StoredEvent } from '../store/database.ts'
import type { Device } from '../store/device.ts'
import { readFeedPlace } from '../store/meta.ts'
import { waitsForSheet } from './wait-for-sheet.ts'

/** An event on its way, with the referral it belongs to. */
export type Outgoing = { id: string; ref: string; p: string; s: string }

/** Referrals read at a time: bounds memory when a whole history has to go again. */
const referralsAtOnce = 100

/** Batches of at most 200 events and 512 KiB, oldest referral first, each referral in its own order. */
export async function* batches(device: Device): AsyncGenerator<Outgoing[]> {
  await endHolds(device)
  const { database } = device
  const { gen } = await readFeedPlace(database)
  const waits = await waitsForSheet(device)
  const refs = (await database.referrals.where('confirmedIn').below(gen).primaryKeys()).sort()
  let batch: Outgoing[] = []
  let bytes = 0
  for (let from = 0; from < refs.length; from += referralsAtOnce) {
    const records = await database.referrals.bulkGet(refs.slice(from, from + referralsAtOnce))
    for (const event of records.flatMap((record) => (record === undefined ? [] : outgoingOf(record, gen)))) {
      if (waits(event)) continue
      const size = utf8Bytes(JSON.stringify({ p: event.p, s: event.s })).length + 1
      if (batch.length > 0 && (batch.length === limits.pushEvents || bytes + size > limits.pushBytes - envelope)) {
        yield batch
        batch = []
        bytes = 0
      }
      batch.push(event)
      bytes += size
    }
  }
  if (batch.length > 0) yield batch
}

/** The bytes of a push request around its events. */
const envelope = 32

/** Exact texts and signatures, nothing else of the device. */
export function pushBody(batch: Outgoing[]): PushRequest {
  return pushRequestSchema.parse({ events: batch.map(({ p, s }) => ({ p, s })) })
}

function outgoingOf(record: ReferralRecord, gen: number): Outgoing[] {
  const order = new Map(record.state.history.map((entry, at) => [entry.id, at]))
  const placeOf = (event: StoredEvent) => order.get(event.id) ?? 0
  return record.events
    .filter((event) => event.gen !== gen && event.heldUntil === undefined)
    .sort((a, b) => placeOf(a) - placeOf(b))
    .map(({ id, p, s }) => ({ id, ref: record.ref, p, s }))
}

/**
 * Marks events whose time to be undone is over. The mark is written before the event is sent, so that
 * nobody can undo what is on its way. A hold that reaches too far ahead comes from a clock set back.
 */
async function endHolds({ database, clock }: Device): Promise<void> {
  const over = (event: StoredEvent) =>
    event.heldUntil !== undefined && (event.heldUntil <= clock.now() || event.heldUntil > clock.now() + longestHold)
  await database.transaction('rw', database.referrals, async () => {
    const fresh = await database.referrals.where('confirmedIn').equals(neverConfirmed).toArray()
    const held = fresh.filter((record) => record.events.some(over))
    for (const event of held.flatMap((record) => record.events)) if (over(event)) delete event.heldUntil
    await database.referrals.bulkPut(held)
  })
}
