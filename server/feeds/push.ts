/**
 * Push: stores events and puts them into the feeds of sender and receiver, all in one transaction.
 * Idempotent by (id, SHA-256 of the text): sending again is always safe.
 */

import { Problem } from '../../shared/problem.ts'
import type { PushRequest, PushResult } from '../../shared/protocol/feed.ts'
import { limits } from '../../shared/protocol/limits.ts'
import type { Session } from '../http/session.ts'
import type { Store } from '../store/open.ts'
import type { Db, EventTable, ReferralTable } from '../store/schema.ts'
import { append, type Entry, type Heads, lockHeads } from './append.ts'
import { type Author, judge, readEvent, rejected, type SoundEvent } from './judge.ts'

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
  return await store.write(async (trx, announce) => {
    const organisations = sound.flatMap(({ payload }) => participants(payload.from, payload.to))
    const heads = await lockHeads(trx, store.engine, organisations)
    await stillEnrolled(trx, session)
    const history = await readHistory(trx, sound)
    const kept: SoundEvent[] = []
    const results = slots.map((slot): PushResult => {
      if ('result' in slot) return slot.result
      const result = decide(slot.sound, session.organisationId, heads, history)
      if (result.st === 'stored') kept.push(slot.sound)
      return result
    })
    if (kept.length > 0) {
      const grown = await keep(trx, heads, history, kept, now)
      announce({ organisations: grown })
    }
    return results
  })
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
  return new Map(rows.map((row) => [row.id, { orgId: row.org_id, signKey: row.sign_key }]))
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

type Known = Pick<EventTable, 'id' | 'leaf' | 'erased_at' | 'from_org' | 'to_org'>
type History = {
  events: Map<string, Known>
  referrals: Map<string, ReferralTable>
  /** Referrals that this push adds to or moves on. */
  touched: Set<string>
}

async function readHistory(trx: Db, sound: readonly SoundEvent[]): Promise<History> {
  const ids = [...new Set(sound.map(({ payload }) => payload.id))]
  const refs = [...new Set(sound.map(({ payload }) => payload.ref))]
  const events = await trx
    .selectFrom('event')
    .select(['id', 'leaf', 'erased_at', 'from_org', 'to_org'])
    .where('id', 'in', ids)
    .execute()
  const referrals = await trx.selectFrom('referral').selectAll().where('id', 'in', refs).execute()
  return {
    events: new Map(events.map((row) => [row.id, row])),
    referrals: new Map(referrals.map((row) => [row.id, row])),
    touched: new Set(),
  }
}

/** Weighs one sound event against what is stored; a stored one becomes part of `history` for the next. */
function decide(sound: SoundEvent, sessionOrg: string, heads: Heads, history: History): PushResult {
  const { payload, leaf } = sound
  const id = payload.id
  const known = history.events.get(id)
  if (known !== undefined) {
    // Whoever has no part in the stored event learns nothing of it but that the id is taken.
    const own = sessionOrg === known.from_org || sessionOrg === known.to_org
    if (own && known.erased_at !== null) return { id, st: 'erased' }
    const same = own && known.leaf !== null && Buffer.compare(known.leaf, leaf) === 0
    return { id, st: same ? 'duplicate' : 'conflict' }
  }
  if (participants(payload.from, payload.to).some((org) => !heads.has(org))) return rejected(id, 'unknown_organisation')
  const referral = history.referrals.get(payload.ref)
  if (referral !== undefined) {
    if (referral.from_org !== payload.from || referral.to_org !== payload.to)
      return rejected(id, 'foreign_organisation')
    if (referral.erased_at !== null) return { id, st: 'erased' }
    if (referral.chain_id !== payload.chain) return rejected(id, 'malformed')
  }
  if (payload.lam > (referral?.lam ?? 0) + limits.lamportLead) return rejected(id, 'lamport_out_of_range')
  history.events.set(id, { id, leaf, erased_at: null, from_org: payload.from, to_org: payload.to })
  history.referrals.set(payload.ref, {
    id: payload.ref,
    chain_id: payload.chain,
    from_org: payload.from,
    to_org: payload.to,
    lam: Math.max(referral?.lam ?? 0, payload.lam),
    erased_at: null,
  })
  history.touched.add(payload.ref)
  return { id, st: 'stored' }
}

async function keep(trx: Db, heads: Heads, history: History, kept: SoundEvent[], now: number): Promise<string[]> {
  const rows = kept.map(
    ({ payload, p, s, leaf }): EventTable => ({
      id: payload.id,
      referral_id: payload.ref,
      from_org: payload.from,
      to_org: payload.to,
      author_org: payload.org,
      device_id: payload.dev,
      type: payload.t,
      lam: payload.lam,
      payload: p,
      sig: s,
      leaf,
      received_at: now,
      erased_at: null,
    }),
  )
  await trx.insertInto('event').values(rows).execute()
  const referrals = [...history.referrals.values()].filter((row) => history.touched.has(row.id))
  await trx
    .insertInto('referral')
    .values(referrals)
    .onConflict((conflict) => conflict.column('id').doUpdateSet((on) => ({ lam: on.ref('excluded.lam') })))
    .execute()
  const entries = kept.map(
    ({ payload, leaf }): Entry => ({
      kind: 'ev',
      id: payload.id,
      leaf,
      organisations: participants(payload.from, payload.to),
    }),
  )
  await append(trx, heads, entries)
  return [...new Set(entries.flatMap((entry) => [...entry.organisations]))]
}

export function participants(from: string, to: string | null): string[] {
  return to === null || to === from ? [from] : [from, to]
}
