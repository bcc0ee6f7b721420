/**
 * Weighs a sound event against what is stored of its referral: known already, erased, not allowed by the
 * opening, or new. What is decided to be stored becomes part of the history for the next of the same push.
 */
import type { PushResult } from '../../shared/protocol/feed.ts'
import { limits } from '../../shared/protocol/limits.ts'
import type { Payload } from '../../shared/protocol/payload.ts'
import { isSealedType } from '../../shared/referral/event-type.ts'
import { texts } from '../../shared/referral/folded-event.ts'
import { handoverCode } from '../../shared/referral/handover-code.ts'
import { removesAll } from '../../shared/referral/takes-back.ts'
import type { Db } from '../store/schema.ts'
import type { EventTable, ReferralTable } from '../store/tables/feeds.ts'
import type { Heads } from './append.ts'
import { audienceOf, participants, placeOf } from './audience.ts'
import { rejected, type SoundEvent } from './judge.ts'
import { isRemoved, note, type Removals, readRemovals } from './removals.ts'

type Known = Pick<EventTable, 'id' | 'leaf' | 'erased_at' | 'from_org' | 'to_org' | 'own_org' | 'also_org'>

export type History = {
  events: Map<string, Known>
  referrals: Map<string, ReferralTable>
  removals: Map<string, Removals>
  /** How many events a side has in a referral, by `sideOf`. */
  written: Map<string, number>
  /** Referrals that this push adds to or moves on. */
  touched: Set<string>
}

/**
 * What is stored of the events and referrals that a push names, read at once for all of them within its transaction.
 */
export async function readHistory(trx: Db, payloads: readonly Payload[]): Promise<History> {
  const ids = [...new Set(payloads.map(({ id }) => id))]
  const refs = [...new Set(payloads.map(({ ref }) => ref))]
  const events = await trx
    .selectFrom('event')
    .select(['id', 'leaf', 'erased_at', 'from_org', 'to_org', 'own_org', 'also_org'])
    .where('id', 'in', ids)
    .execute()
  const referrals = await trx.selectFrom('referral').selectAll().where('id', 'in', refs).execute()
  const counts = await trx
    .selectFrom('event')
    .select(['referral_id', 'author_org', (on) => on.fn.countAll<number | string>().as('count')])
    .where('referral_id', 'in', refs)
    .where('author_org', 'is not', null)
    .groupBy(['referral_id', 'author_org'])
    .execute()
  const sealing = payloads.filter(({ t }) => isSealedType(t)).map(({ ref }) => ref)
  return {
    events: new Map(events.map((row) => [row.id, row])),
    referrals: new Map(referrals.map((row) => [row.id, row])),
    removals: await readRemovals(trx, [...new Set(sealing)]),
    written: new Map(counts.map((row) => [sideOf(row.referral_id, row.author_org ?? ''), Number(row.count)])),
    touched: new Set(),
  }
}

/** @param also the organisation whose hand-over code the event shows, where it is to have it too */
export function decide(
  { payload, leaf }: SoundEvent,
  sessionOrg: string,
  heads: Heads,
  history: History,
  also: string | null,
  now: number,
): PushResult {
  const { id } = payload
  const known = history.events.get(id)
  if (known !== undefined) {
    // Whoever does not have the stored event learns nothing of it but that the id is taken.
    const own = audienceOf(known).includes(sessionOrg)
    if (own && known.erased_at !== null) return { id, st: 'erased' }
    const same = own && known.leaf !== null && Buffer.compare(known.leaf, leaf) === 0
    return { id, st: same ? 'duplicate' : 'conflict' }
  }
  const sides = participants(payload.from, payload.to)
  if (sides.some((org) => !heads.has(org))) return rejected(id, 'unknown_organisation')
  if (!sides.includes(sessionOrg) && also !== sessionOrg) return rejected(id, 'foreign_organisation')
  const referral = history.referrals.get(payload.ref)
  if (referral !== undefined) {
    if (referral.from_org !== payload.from || referral.to_org !== payload.to)
      return rejected(id, 'foreign_organisation')
    // The word that ended a referral stays: by it devices know that the erasure is the sender's wish.
    if (referral.erased_at !== null && !removesAll(payload)) return { id, st: 'erased' }
    if (referral.chain_id !== payload.chain) return rejected(id, 'malformed')
    if (referral.feedback === 0 && answersUnasked(payload)) return rejected(id, 'forbidden', 'never')
  }
  if (isRemoved(history.removals.get(payload.ref), payload)) return { id, st: 'erased' }
  if (payload.lam > (referral?.lam ?? 0) + limits.lamportLead) return rejected(id, 'lamport_out_of_range')
  const side = sideOf(payload.ref, payload.org)
  const written = history.written.get(side) ?? 0
  if (written >= mostOf(payload)) return rejected(id, 'too_large')
  history.written.set(side, written + 1)
  history.events.set(id, { id, leaf, erased_at: null, ...placeOf(payload, also) })
  history.referrals.set(payload.ref, grown(referral, payload, now))
  note(history.removals, payload)
  history.touched.add(payload.ref)
  return { id, st: 'stored' }
}

const sideOf = (ref: string, org: string) => `${ref} ${org}`

function mostOf(payload: Payload): number {
  const takesBack = payload.t === 'removed' || payload.t === 'consent_withdrawn'
  return limits.eventsPerSide + (takesBack ? limits.takingBackBeyond : 0)
}

/** The family wants no answer: what the receiver writes stays with the receiver, except that consent went. */
function answersUnasked({ org, from, own, t }: Payload): boolean {
  return org !== from && own !== true && t !== 'consent_withdrawn'
}

/** The referral's row with one more event. What is one side's own does not show in numbers both sides can probe. */
function grown(row: ReferralTable | undefined, payload: Payload, now: number): ReferralTable {
  const lam = payload.own === true ? 0 : payload.lam
  const before: ReferralTable = row ?? {
    id: payload.ref,
    chain_id: payload.chain,
    from_org: payload.from,
    to_org: payload.to,
    lam: 0,
    erased_at: null,
    kind: null,
    code: null,
    feedback: null,
    opened_at: now,
  }
  const opened = before.kind === null && payload.org === payload.from ? openedBy(payload) : undefined
  return { ...before, lam: Math.max(before.lam, lam), ...opened }
}

/** What an opening event says of its referral; undefined for any other event. */
function openedBy({ t, ref, c }: Payload): Pick<ReferralTable, 'kind' | 'code' | 'feedback'> | undefined {
  if (t === 'requested') {
    const asked = texts(c['consentScopes']).includes('feedback')
    return { kind: 'referral', code: handoverCode(ref), feedback: asked ? 1 : 0 }
  }
  if (t === 'unmet_need') return { kind: 'unmet_need', code: null, feedback: 0 }
  if (t !== 'presented') return undefined
  return { kind: 'arrival', code: String(c['code']), feedback: c['feedback'] === true ? 1 : 0 }
}
