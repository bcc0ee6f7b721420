/**
 * Push: stores events and puts them into the feeds of sender and receiver, all in one transaction.
 * Idempotent by (id, SHA-256 of the text): sending again is always safe.
 */

import { Problem } from '../../shared/problem.ts'
import { fromBase64url } from '../../shared/protocol/bytes.ts'
import type { PushRequest, PushResult } from '../../shared/protocol/feed.ts'
import type { Session } from '../http/session.ts'
import { relayOf } from '../keys/relay.ts'
import { type Counting, readCounting } from '../statistics/counting.ts'
import { followEvents, mayCount } from '../statistics/follow.ts'
import type { Store } from '../store/open.ts'
import type { Db } from '../store/schema.ts'
import { lockHeads } from './append.ts'
import { participants } from './audience.ts'
import { eraseAfter } from './consequences.ts'
import { decide, readHistory } from './history.ts'
import { type Author, judge, readEvent, type SoundEvent } from './judge.ts'
import { keep } from './keep.ts'
import { settleLinks } from './links.ts'
import { lockCodes } from './lock-codes.ts'
import { bringEarlier, readDesks, readMatches } from './present.ts'

/** A slot per event sent: either judged already or still to be weighed against the referral's history. */
type Slot = { result: PushResult } | { sound: SoundEvent }

/**
 * One result per event, in the order sent.
 * @throws {Problem} `device_revoked` when the session's device was revoked meanwhile.
 */
export async function push(
  store: Store,
  session: Session,
  events: PushRequest['events'],
  now: number,
): Promise<PushResult[]> {
  const slots = await weigh(store.db, session, events)
  const sound = slots.flatMap((slot) => ('sound' in slot ? [slot.sound] : []))
  if (sound.length === 0) return slots.flatMap((slot) => ('result' in slot ? [slot.result] : []))
  const counting = await readCounting(store)
  let erased = 0
  const results = await store.write(async (trx, announce) => {
    const outcome = await settle(trx, { store, counting, session, slots, sound, now })
    erased = outcome.erased
    if (outcome.organisations.length > 0) announce({ organisations: outcome.organisations })
    return outcome.results
  })
  if (erased > 0) await store.scrub()
  return results
}

type Weighed = {
  store: Store
  counting: Counting
  session: Session
  slots: readonly Slot[]
  sound: readonly SoundEvent[]
  now: number
}

async function settle(trx: Db, { store, counting, session, slots, sound, now }: Weighed) {
  const { organisationId } = session
  const payloads = sound.map(({ payload }) => payload)
  await lockCodes(trx, store.engine, payloads)
  const seen = await readMatches(trx, payloads, organisationId, now)
  const desks = await readDesks(trx, payloads, now)
  const sides = payloads.flatMap(({ from, to }) => participants(from, to))
  const heads = await lockHeads(trx, store.engine, [...sides, ...seen.values(), ...desks])
  await stillEnrolled(trx, session)
  const history = await readHistory(trx, payloads)
  // Asked again under the locks, or requests side by side would count past the limit.
  const matches = seen.size === 0 ? seen : await readMatches(trx, payloads, organisationId, now)
  const also = new Map([...matches].filter(([, organisation]) => heads.has(organisation)))
  const kept: SoundEvent[] = []
  const results = slots.map((slot): PushResult => {
    if ('result' in slot) return slot.result
    const match = also.get(slot.sound.payload.id) ?? null
    const result = decide(slot.sound, organisationId, heads, history, match, now)
    if (result.st === 'stored') kept.push(slot.sound)
    return result
  })
  if (kept.length === 0) return { results, organisations: [], erased: 0 }
  const organisations = await keep(trx, heads, history, kept, also, now)
  const stored = kept.map(({ payload }) => payload)
  await bringEarlier(trx, heads, stored, now)
  const after = await eraseAfter(trx, store, kept, now)
  await settleLinks(trx, history.touched, now)
  const counted = stored.flatMap(({ t, ref, chain }) => (mayCount(t) ? [{ ref, chain }] : []))
  await followEvents(trx, store.engine, counting, counted)
  return { results, organisations: [...organisations, ...after.organisations], erased: after.erased }
}

async function weigh(db: Db, session: Session, events: PushRequest['events']): Promise<Slot[]> {
  const readings = events.map((event) => ({ event, reading: readEvent(event) }))
  const devices = new Set(readings.flatMap(({ reading }) => ('payload' in reading ? [reading.payload.dev] : [])))
  const authors = await readAuthors(db, [...devices])
  return await Promise.all(
    readings.map(async ({ event, reading }) =>
      'result' in reading
        ? reading
        : await judge(event, reading.payload, session.organisationId, authors.get(reading.payload.dev)),
    ),
  )
}

async function readAuthors(db: Db, devices: string[]): Promise<Map<string, Author>> {
  if (devices.length === 0) return new Map()
  const rows = await db.selectFrom('device').select(['id', 'org_id', 'sign_key']).where('id', 'in', devices).execute()
  const relay = await relayOf({ db })
  return new Map<string, Author>([
    ...rows.map((row): [string, Author] => [row.id, { orgId: row.org_id, signKey: row.sign_key }]),
    [relay.id, { orgId: 'relay', signKey: fromBase64url(relay.signKey) }],
  ])
}

/** Authority is looked at again inside the transaction (ASVS 15.4.2). */
async function stillEnrolled(trx: Db, session: Session): Promise<void> {
  const device = await trx
    .selectFrom('device')
    .select('revoked_at')
    .where('id', '=', session.deviceId)
    .executeTakeFirst()
  if (device === undefined || device.revoked_at !== null) throw new Problem('device_revoked')
}
