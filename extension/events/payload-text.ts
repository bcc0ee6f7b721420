/** The exact text of a new event: what is signed, stored and sent, byte for byte. */
import { v7 as uuidv7 } from 'uuid'
import { Problem } from '../../shared/problem.ts'
import { toBase64url, utf8Bytes } from '../../shared/protocol/bytes.ts'
import { readCursor } from '../../shared/protocol/cursor.ts'
import { limits, payloadVersion } from '../../shared/protocol/limits.ts'
import type { Payload } from '../../shared/protocol/payload.ts'
import { eventFacts } from '../../shared/referral/event.ts'
import type { EventType } from '../../shared/referral/event-type.ts'
import type { ReferralState } from '../../shared/referral/state.ts'
import type { Enrolment, FeedPlace } from '../store/meta.ts'

/**
 * The payload of an event that follows everything the device knows of its referral.
 * @param state the referral so far; undefined for its first event
 * @throws {Problem} `malformed` where facts and type do not fit, `too_large`
 */
export function payloadText(
  written: { type: EventType; facts: unknown; ref: string; chain?: string; to?: string },
  state: ReferralState | undefined,
  enrolment: Enrolment,
  place: FeedPlace,
  now: number,
): { id: string; text: string } {
  const facts = eventFacts[written.type].safeParse(written.facts)
  if (!facts.success) throw new Problem('malformed', (facts.error.issues[0]?.path ?? []).join('.'))
  const id = uuidv7({ msecs: now })
  const parents = state?.heads.slice(0, limits.parents) ?? []
  const seen = seenPlace(place)
  const payload: Payload = {
    v: payloadVersion,
    id,
    ref: written.ref,
    chain: state?.chain ?? written.chain ?? uuidv7({ msecs: now }),
    t: written.type,
    from: state?.from ?? enrolment.organisationId,
    to: state === undefined ? (written.to ?? null) : state.to,
    org: enrolment.organisationId,
    dev: enrolment.deviceId,
    lam: (state?.lam ?? 0) + 1,
    ...(parents.length > 0 ? { par: parents } : {}),
    z: toBase64url(crypto.getRandomValues(new Uint8Array(16))),
    at: new Date(now).toISOString(),
    c: facts.data as Payload['c'],
    ...(seen === undefined ? {} : { seen }),
  }
  const text = JSON.stringify(payload)
  if (utf8Bytes(text).length > limits.eventBytes) throw new Problem('too_large')
  return { id, text }
}

/** Where the author's device stands in its feed: two views of one feed are noticed when an event crosses. */
function seenPlace(place: FeedPlace): Payload['seen'] {
  const cursor = place.cursor === null ? undefined : readCursor(place.cursor, 'f1')
  return cursor === undefined ? undefined : { e: cursor.epoch, n: cursor.pos, h: cursor.chain }
}
