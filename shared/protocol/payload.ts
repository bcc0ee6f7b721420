/**
 * The payload of an event, as it is signed and stored: exact text, Ed25519 over it. The server keeps
 * the text verbatim and indexes a parsed copy, so nothing depends on a canonical form of JSON.
 */
import { code } from '../codes/schema.ts'
import { eventFacts, type TypedFacts } from '../referral/event.ts'
import { isEventType, isOpening, isOwnType, isSealedType } from '../referral/event-type.ts'
import { base64url, id, instant } from '../scalars.ts'
import { z } from '../zod.ts'
import { utf8Bytes } from './bytes.ts'
import { limits, payloadVersion } from './limits.ts'

/** What stands before the payload's text when it is signed. */
const signaturePrefix = 'referral-event-v1\0'

/**
 * A fact of any type, also of one that only a newer version knows: a code, a day, an id, a number, or a short list of
 * them. No text that has a space fits, and nothing lies in anything else: so no words about a family can travel in the
 * clear, and no nesting can break whoever reads it.
 */
const codedValue = z.union([z.string().regex(/^[\w:.+-]{0,64}$/), z.number(), z.boolean(), z.null()])
const codedFact = z.union([codedValue, z.array(codedValue).max(64)])

const bytes = (count: number) => base64url.length(Math.ceil((count * 4) / 3))

/** Header and coded facts of any event; which facts a type has is asked later, so that a newer type can be stored and passed on. */
export const payloadSchema = z.strictObject({
  v: z.literal(payloadVersion),
  id,
  /** The referral; an unmet need is its own. */
  ref: id,
  /** All referrals of one family known to one organisation: a random id. */
  chain: id,
  t: z.string().regex(/^[a-z][a-z_]{1,39}$/),
  /** The referral's sending and receiving organisation, the same in all its events; no receiver where the depth has none. */
  from: id,
  to: id.nullable(),
  /** The author's organisation and device. */
  org: id,
  dev: id,
  /** 1 + the highest Lamport number of the referral known to the author. */
  lam: z.number().int().min(1).max(limits.lamportMax),
  /** Heads the author had seen. */
  par: z.array(id).max(limits.parents).optional(),
  /** 16 random bytes: make the hash of the payload safe to keep after erasure. */
  z: bytes(16),
  at: instant,
  /** Only the author's organisation gets this event. */
  own: z.literal(true).optional(),
  c: z.record(z.string().regex(/^\w{1,40}$/), codedFact),
  /** Sealed part: event whose `w` wraps the key (its own id at first), nonce, ciphertext of the padded text. */
  x: z.strictObject({ k: id, n: bytes(12), d: base64url.max(14_000) }).optional(),
  /** A key of the referral, wrapped: epoch by organisation that can open it, suite of the age file, age file. */
  w: z
    .strictObject({
      e: z.record(id, z.number().int().min(1)),
      s: z.literal(1),
      d: base64url.max(4_000),
    })
    .optional(),
  /** The chain value of the author's own feed where it stands, and in `own` events the position (else 0): two views of one feed are noticed when an event crosses. */
  seen: z.strictObject({ e: z.string().max(40), n: z.number().int().min(0), h: z.string().max(32) }).optional(),
})

export type Payload = z.infer<typeof payloadSchema>

/** An event on the wire: exact payload text and signature. */
const wireEventSchema = z.strictObject({ p: z.string().min(2).max(limits.eventBytes), s: bytes(64) })
export type WireEvent = z.infer<typeof wireEventSchema>

/** The bytes a device signs for a payload's text. */
export function signedBytes(payloadText: string): Uint8Array<ArrayBuffer> {
  return utf8Bytes(signaturePrefix + payloadText)
}

export type PayloadReading =
  | { ok: true; payload: Payload; known: TypedFacts | undefined }
  | { ok: false; problem: 'malformed' | 'unknown_code'; at: string }

/**
 * Reads a payload's text. A type this version does not know passes as opaque (`known` undefined);
 * a known type must carry exactly its facts, with codes of the lists.
 */
export function readPayload(text: string): PayloadReading {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { ok: false, problem: 'malformed', at: '' }
  }
  const header = payloadSchema.safeParse(json)
  if (!header.success) return { ok: false, problem: 'malformed', at: firstPath(header.error) }
  const payload = header.data
  const wrong = wrongForType(payload)
  if (wrong !== undefined) return { ok: false, problem: 'malformed', at: wrong }
  if (!isEventType(payload.t)) return { ok: true, payload, known: undefined }
  const type = payload.t
  const facts = eventFacts[type].safeParse(payload.c)
  if (facts.success) return { ok: true, payload, known: { type, facts: facts.data } as TypedFacts }
  const unknownCode = facts.error.issues.some((issue) => issue.code === 'invalid_value')
  return { ok: false, problem: unknownCode ? 'unknown_code' : 'malformed', at: `c.${firstPath(facts.error)}` }
}

/** The field that does not fit the type: who may read an event, and whether it is sealed, follow from what it is. */
function wrongForType({ t, own, x, w, org, from, to }: Payload): string | undefined {
  if (!isEventType(t)) return undefined
  const receiverAlone = org === to && org !== from && !isOpening(t) && t !== 'shared' && t !== 'consent_withdrawn'
  if (isOwnType(t) ? own !== true : own === true && !receiverAlone) return 'own'
  if (isSealedType(t) !== (x !== undefined)) return 'x'
  return w !== undefined && x === undefined ? 'w' : undefined
}

function firstPath(error: z.core.$ZodError): string {
  return (error.issues[0]?.path ?? []).join('.')
}

/** The role a device acts in. */
export const roleSchema = code('role')
