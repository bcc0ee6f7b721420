/**
 * What can be said of a pushed event without the referral's history: form, size, codes, who may
 * write it, and the author's signature. Each event is judged on its own, so that one bad event
 * never holds up the others.
 */

import { type ProblemCode, problems, type Retry } from '../../shared/problem.ts'
import { leafOf } from '../../shared/protocol/chain.ts'
import type { PushResult } from '../../shared/protocol/feed.ts'
import { limits, payloadVersion } from '../../shared/protocol/limits.ts'
import { type Payload, readPayload, type WireEvent } from '../../shared/protocol/payload.ts'
import { authorSide, isEventType } from '../../shared/referral/event-type.ts'
import { isSignedBy } from './signatures.ts'

/** An event that may be stored if its referral's history allows. */
export type SoundEvent = { payload: Payload; p: string; s: string; leaf: Uint8Array }
/** A device of an organisation, or the server's relay, which writes for whoever answers by a link. */
export type Author = { orgId: string | 'relay'; signKey: Uint8Array }

export type Judgement = { sound: SoundEvent } | { result: PushResult }

/**
 * The answer to an event that is not taken.
 * @param id null where the event is so broken that it has none
 * @param retry other than the code's own where it is worth trying again in this place
 */
export function rejected(id: string | null, code: ProblemCode, retry: Retry = problems[code].retry): PushResult {
  return { id, st: 'rejected', code, retry }
}

/** Form, size and codes of one event; the payload when they are right. */
export function readEvent(event: WireEvent): { payload: Payload } | { result: PushResult } {
  if (Buffer.byteLength(event.p) > limits.eventBytes) return { result: rejected(idOf(event.p), 'too_large') }
  // A lone surrogate would not come back from the database as it went in.
  if (!event.p.isWellFormed() || !/^[A-Za-z0-9_-]{86}$/.test(event.s))
    return { result: rejected(idOf(event.p), 'malformed') }
  const reading = readPayload(event.p)
  if (reading.ok) return { payload: reading.payload }
  return { result: rejected(idOf(event.p), isNewer(event.p) ? 'upgrade_required' : reading.problem) }
}

/**
 * Whether a device of `sessionOrg` may push this event and its author may have written it.
 * The author need not be the pusher: any participant's device may bring an event again after the
 * server lost it, so a revoked author's older events stay acceptable from those who still hold them.
 */
export async function judge(
  event: WireEvent,
  payload: Payload,
  sessionOrg: string,
  author: Author | undefined,
): Promise<Judgement> {
  const no = (code: ProblemCode, retry?: Retry) => ({ result: rejected(payload.id, code, retry) })
  if (!mayBring(payload, sessionOrg)) return no('foreign_organisation')
  if (payload.org !== payload.from && payload.org !== payload.to) return no('foreign_organisation')
  if (!mayAuthor(payload)) return no('forbidden', 'never')
  if ((payload.t === 'unmet_need' || payload.t === 'presented') && payload.to !== null) return no('malformed')
  if (author === undefined) return no('unknown_device')
  const relayed = isEventType(payload.t) && payload.c['via'] === 'answer_link'
  if (relayed !== (author.orgId === 'relay')) return no('forged')
  if (relayed ? payload.org !== payload.to || payload.own === true : author.orgId !== payload.org) return no('forged')
  if (!(await isSignedBy(author.signKey, event.p, event.s))) return no('forged')
  return { sound: { payload, p: event.p, s: event.s, leaf: leafOf(event.p) } }
}

/** Of a shown hand-over code it is asked later whose it is; what is one side's own the other cannot have. */
function mayBring(payload: Payload, sessionOrg: string): boolean {
  if (payload.own === true) return sessionOrg === payload.org
  return payload.t === 'presented' || sessionOrg === payload.from || sessionOrg === payload.to
}

function mayAuthor(payload: Payload): boolean {
  if (payload.t === 'removed' && payload.c['all'] === true) return payload.org === payload.from
  const side = isEventType(payload.t) ? authorSide[payload.t] : 'either'
  if (side === 'sender') return payload.org === payload.from
  if (side === 'receiver') return payload.org === payload.to
  return true
}

/** The id a broken payload may still have, so that its sender can tell which one it was. */
function idOf(text: string): string | null {
  return (
    /"id"\s*:\s*"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"/.exec(text.slice(0, limits.eventBytes))?.[1] ?? null
  )
}

function isNewer(text: string): boolean {
  try {
    const { v } = JSON.parse(text) as { v?: unknown }
    return typeof v === 'number' && Number.isInteger(v) && v > payloadVersion
  } catch {
    return false
  }
}
