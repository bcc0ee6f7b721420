/** The exact text of a new event: what is signed, stored and sent, byte for byte. */
import { v7 as uuidv7 } from 'uuid'
import { Problem } from '../../shared/problem.ts'
import { toBase64url, utf8Bytes } from '../../shared/protocol/bytes.ts'
import { readCursor } from '../../shared/protocol/cursor.ts'
import { limits, payloadVersion } from '../../shared/protocol/limits.ts'
import type { Payload } from '../../shared/protocol/payload.ts'
import { eventFacts } from '../../shared/referral/event.ts'
import { isSealedType } from '../../shared/referral/event-type.ts'
import type { ReferralState } from '../../shared/referral/state.ts'
import type { SealedPart } from '../../shared/sealed.ts'
import { newReferralKey, sealPart } from '../crypto/seal.ts'
import { openersFor } from '../keys/seal-for.ts'
import type { Device } from '../store/device.ts'
import type { Enrolment, FeedPlace } from '../store/meta.ts'
import { isForOwnAlone, otherSide } from './audience.ts'
import type { AnyWritten } from './written.ts'

/** What an author knows when it writes. */
type Scene = {
  device: Device
  ref: string
  enrolment: Enrolment
  place: FeedPlace
  /** The referral so far; undefined for its first event. */
  state: ReferralState | undefined
}

/**
 * The payload of an event that follows everything the device knows of its referral.
 * @throws {Problem} `malformed` where facts, part and type do not fit, `forbidden`, `too_large`, and those of sealing
 */
export async function payloadText(written: AnyWritten, scene: Scene): Promise<{ id: string; text: string }> {
  const { type, part } = written
  const facts = eventFacts[type].safeParse(written.facts)
  if (!facts.success) throw new Problem('malformed', (facts.error.issues[0]?.path ?? []).join('.'))
  if (isSealedType(type) !== (part !== undefined)) throw new Problem('malformed', 'part')
  const { state, place } = scene
  const header = headerOf(written, scene)
  const parents = (header.own ? state?.heads : state?.sharedHeads)?.slice(0, limits.parents) ?? []
  const seen = seenPlace(place, header)
  const payload: Payload = {
    ...header,
    ...(parents.length > 0 ? { par: parents } : {}),
    z: toBase64url(crypto.getRandomValues(new Uint8Array(16))),
    c: facts.data as Payload['c'],
    ...(part === undefined ? {} : await sealed(part, header, scene.device)),
    ...(seen === undefined ? {} : { seen }),
  }
  const text = JSON.stringify(payload)
  if (utf8Bytes(text).length > limits.eventBytes) throw new Problem('too_large')
  return { id: header.id, text }
}

type Header = Omit<Payload, 'par' | 'z' | 'c' | 'x' | 'w' | 'seen'>

function headerOf(written: AnyWritten, { device, ref, enrolment, state }: Scene): Header {
  const now = device.clock.now()
  return {
    v: payloadVersion,
    id: uuidv7({ msecs: now }),
    ref,
    chain: state?.chain ?? written.chain ?? uuidv7({ msecs: now }),
    t: written.type,
    from: state?.from ?? enrolment.organisationId,
    to: state === undefined ? (written.to ?? null) : state.to,
    org: enrolment.organisationId,
    dev: enrolment.deviceId,
    // Where the other side drove the numbers to their end, there is still room for a word: consent can be withdrawn.
    lam: Math.min((state?.lam ?? 0) + 1, limits.lamportMax),
    at: new Date(now).toISOString(),
    ...(isForOwnAlone(written.type, state, enrolment.organisationId) && { own: true as const }),
  }
}

/**
 * Every sealed event has a key of its own. One that served several would have to outlive each of them, and then an
 * erased part could still be opened, or a standing one no more.
 */
async function sealed(part: SealedPart, header: Header, device: Device): Promise<Pick<Payload, 'x' | 'w'>> {
  const other = part.t === 'shared' ? otherSide(header, header.org) : undefined
  const { key, w } = await newReferralKey(await openersFor(header.org, other, device))
  const x = await sealPart(key, header.id, header, part)
  key.fill(0)
  return { x, w }
}

/**
 * Where the author's device stands in its feed: two views of one feed are noticed when an event crosses. Colleagues find
 * the place by its chain value; the number is for them alone, for another organisation would count by it how much is
 * done for whom else.
 */
function seenPlace(place: FeedPlace, { own }: Header): Payload['seen'] {
  const cursor = place.cursor === null ? undefined : readCursor(place.cursor, 'f1')
  return cursor === undefined ? undefined : { e: cursor.epoch, n: own === true ? cursor.pos : 0, h: cursor.chain }
}
