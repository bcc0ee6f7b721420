/**
 * The event types of a referral and the coded facts each carries. A referral is a set of immutable
 * events; its state is the fold of the set (fold.ts). Facts are codes, days and ids: nothing that
 * names a family can be expressed in them.
 */
import { code } from '../codes/schema.ts'
import { areaId, base64url, day, id } from '../scalars.ts'
import { z } from '../zod.ts'
import type { EventType } from './event-type.ts'

const on = day
const needs = z.array(code('need')).min(1).max(3)
/** SHA-256 in base64url. */
const hash = base64url.length(43)
/** What came from the answer page says so: its evidence rests on whoever held the link. */
const via = z.literal('answer_link').optional()

/** Where the family lives: an area of the network, or one of three answers that name none. */
const familyArea = z.union([areaId, z.literal(['outside', 'unknown', 'not_recorded'])])

/** What is told of the family, in codes. */
const about = {
  needs,
  lifePhase: z.union([code('lifePhase'), z.literal('not_recorded')]),
  ageBand: code('ageBand'),
  areaId: familyArea,
  language: code('language').optional(),
}

/** The facts of each event type. `on` is the day it happened, the finest time that is coded. */
export const eventFacts = {
  requested: z.strictObject({
    on,
    ...about,
    /** Empty, and the rest of `about` not recorded, where consent does not cover `forward_need`: then `described` has it. */
    needs: z.array(code('need')).max(3),
    /** An offer of the catalogue; absent for one outside it, of which the type alone is told: a name would be free text. */
    offerId: id.optional(),
    offerType: code('offerType'),
    depth: code('referralDepth'),
    channel: code('contactChannel').optional(),
    consent: code('consent'),
    consentScopes: z.array(code('consentScope')).max(4),
    /** Offers that were discussed and not chosen: the family's right to choose, § 5 SGB VIII. */
    alternatives: z.array(id).max(10),
    respondBy: day.optional(),
    /** The referral this one continues, in the same chain. */
    basedOn: id.optional(),
  }),
  received: z.strictObject({ on }),
  accepted: z.strictObject({ on, appointmentOn: day.optional(), via }),
  waitlisted: z.strictObject({ on, holdReason: code('holdReason'), via }),
  rejected: z.strictObject({ on, rejectReason: code('rejectReason'), via }),
  arrived: z.strictObject({ on, evidence: code('evidence'), via }),
  completed: z.strictObject({ on, outcome: code('outcome'), evidence: code('evidence'), via }),
  failed: z.strictObject({ on, failReason: code('failReason'), evidence: code('evidence') }),
  cancelled: z.strictObject({ on, cancelReason: code('cancelReason') }),
  consent_withdrawn: z.strictObject({ on, scopes: z.array(code('consentScope')).min(1).max(4) }),
  corrected: z.strictObject({ on, voids: id }),
  entered_in_error: z.strictObject({ on }),
  note_filed: z.strictObject({ on }),
  unmet_need: z.strictObject({
    on,
    ...about,
    unmetNeedReason: code('unmetNeedReason'),
    /** The offer type that was looked for, where one can be named. */
    offerType: code('offerType').optional(),
  }),
  /**
   * For the sender's organisation alone: the family in codes, where `requested` may not tell it, and what the
   * talk with the family was like, which no receiver needs to know.
   */
  described: z.strictObject({
    on,
    ...about,
    channel: code('contactChannel').optional(),
    alternatives: z.array(id).max(10).optional(),
  }),
  /** Sealed for both sides: contact data and a message (shared/sealed.ts). */
  shared: z.strictObject({ on }),
  /** Sealed for the author's organisation: case reference and own words (shared/sealed.ts). */
  noted: z.strictObject({ on }),
  /** The author's organisation wants to look at it again on that day; without a day no more. */
  planned: z.strictObject({ on, followUpOn: day.optional() }),
  /** An answer link was made: hash of its code, and the last day on which it opens. */
  link_made: z.strictObject({ on, link: hash, until: day }),
  /**
   * Opens a record of its own: a family stood at the desk with a hand-over code that is in no inbox.
   * `feedback`: it agreed that the organisation that gave the code learns of it.
   */
  presented: z.strictObject({ on, code: z.string().regex(/^PK-[0-9A-Z]{4}-[0-9A-Z]{2}$/), feedback: z.boolean() }),
  /** Takes events with sealed parts of the author's organisation out of the world; `all`: the whole referral, by its sender. */
  removed: z.strictObject({ on, events: z.array(id).max(50), all: z.literal(true).optional() }),
} as const satisfies Record<EventType, z.ZodType>

export type FactsOf<T extends EventType> = z.infer<(typeof eventFacts)[T]>
export type RequestedFacts = FactsOf<'requested'>
export type UnmetNeedFacts = FactsOf<'unmet_need'>

/** An event's type together with its facts, checked to belong together. */
export type TypedFacts = { [T in EventType]: { type: T; facts: FactsOf<T> } }[EventType]
