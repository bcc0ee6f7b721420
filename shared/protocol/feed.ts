/** Messages of an organisation's feed: pull what is new, push what is unconfirmed. */
import { isProblemCode, type ProblemCode, type Retry } from '../problem.ts'
import { base64url, id, instant } from '../scalars.ts'
import { z } from '../zod.ts'
import { limits } from './limits.ts'

/** `withdrawn`: consent to pass on was taken back; `removed`: by an event of that type; `request`: Art. 17 GDPR. */
export const eraseReasons = ['retention', 'request', 'withdrawn', 'removed'] as const
export type EraseReason = (typeof eraseReasons)[number]

const statement = { st: z.string().max(limits.eventBytes), sig: base64url.max(128) }
const n = z.number().int().min(1)

/** One item of a feed. Positions `n` are consecutive; a gap is a fault. */
const feedItemSchema = z.discriminatedUnion('k', [
  z.object({ n, k: z.literal('ev'), p: z.string(), s: z.string() }),
  /** An event that was erased: its id and the hash that keeps the chain checkable. */
  z.object({ n, k: z.literal('gone'), id, leaf: base64url }),
  z.object({
    n,
    k: z.literal('erase'),
    id,
    ids: z.array(id).max(1000),
    why: z.enum(eraseReasons),
    /** Canonical text the item's leaf is the hash of. */
    st: statement.st,
    sig: statement.sig.optional(),
  }),
  z.object({ n, k: z.literal('hide'), id, ref: id, ...statement }),
  /** `device_revoked`, of the own organisation or of one that shares referrals with it: what the device wrote and stands behind it does not count. */
  z.object({ n, k: z.literal('key'), id, ...statement }),
])
export type FeedItem = z.infer<typeof feedItemSchema>

export const pullRequestSchema = z.strictObject({
  cursor: z.string().max(200).nullable(),
  limit: z.number().int().min(1).max(limits.pullEvents).optional(),
  proto: z.number().int(),
  payloadMax: z.number().int(),
})
export type PullRequest = z.infer<typeof pullRequestSchema>

export const pullAnswerSchema = z.object({
  items: z.array(feedItemSchema),
  next: z.string(),
  head: z.number().int().min(0),
  more: z.boolean(),
  time: instant,
  /** Head of `/v1/keys/pull`. */
  keys: z.number().int().min(0),
  /** Devices that wait to be admitted; said to keepers alone. */
  waiting: z.number().int().min(0).optional(),
})
export type PullAnswer = z.infer<typeof pullAnswerSchema>

/** The envelope is checked here; each event is judged on its own, so one bad event never blocks the others. */
export const pushRequestSchema = z.strictObject({
  events: z.array(z.strictObject({ p: z.string(), s: z.string() })).max(limits.pushEvents),
})
export type PushRequest = z.infer<typeof pushRequestSchema>

const pushStates = ['stored', 'duplicate', 'erased', 'conflict', 'rejected'] as const

const pushResultSchema = z.object({
  /** The event's id; null where the payload was too broken to have one. Results come in the order sent. */
  id: z.string().nullable(),
  st: z.enum(pushStates),
  code: z.custom<ProblemCode>(isProblemCode).optional(),
  retry: z.custom<Retry>((value) => typeof value === 'string').optional(),
})
export type PushResult = z.infer<typeof pushResultSchema>

export const pushAnswerSchema = z.object({ results: z.array(pushResultSchema), time: instant })
export type PushAnswer = z.infer<typeof pushAnswerSchema>

/** Sent on `GET /v1/live` (server-sent events, event name `head`): how far each feed is, and the key directory. */
export const liveHeadSchema = z.object({
  feed: z.number().int().min(0),
  catalogue: z.number().int().min(0),
  keys: z.number().int().min(0).optional(),
})
export type LiveHead = z.infer<typeof liveHeadSchema>
