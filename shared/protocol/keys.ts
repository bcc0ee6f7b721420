/**
 * Messages about keys: the key logs of organisations, the keyring of one's own device, invitations and
 * recovery. The server stores and passes on; what counts is signed by an organisation's root.
 */
import { ownRoles } from '../codes/role.ts'
import { base64url, day, id, instant } from '../scalars.ts'
import { z } from '../zod.ts'
import { enrolAnswerSchema } from './enrolment.ts'
import { formerSchema } from './former.ts'
import { recipient, signedStatementSchema } from './key-log.ts'
import { roleSchema } from './payload.ts'

const key = base64url.length(43)
/** An age file, base64url. */
const wrap = base64url.min(1).max(60_000)
/** First half of a code on paper: 8 Crockford characters. */
const codeId = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{8}$/)

/**
 * `POST /v1/keys/pull`: the statements of all organisations in the order in which the server took them, so that
 * every device can seal for any of them while offline. `after` 0 reads from the start; where `head` is below
 * `after`, or a log does not continue, the server's history is another one: read from the start again.
 */
export const keysRequestSchema = z.strictObject({ after: z.number().int().min(0) })
export const keysAnswerSchema = z.object({
  /** `n` grows, with gaps allowed; a page has at most 500. */
  statements: z.array(signedStatementSchema.extend({ n: z.number().int().min(1), org: id })),
  head: z.number().int().min(0),
  more: z.boolean(),
  /**
   * While the own log is coming back after a restored backup: true where this device is asked what it knows of it, false
   * where others are. Until all have said so, nothing new is taken (`keys_returning`).
   */
  returning: z.boolean().optional(),
})
export type KeysAnswer = z.infer<typeof keysAnswerSchema>

/**
 * `POST /v1/keys/push`: statements that continue the own organisation's log, and the keyring wrapped anew.
 * Statements the server already has are passed over; one that contradicts it is `conflict`.
 */
export const keysPushSchema = z.strictObject({
  statements: z.array(signedStatementSchema).max(100),
  /** The keyring for devices: an age file to each device's agreement key. */
  rings: z.array(z.strictObject({ device: id, wrap })).max(500),
  /**
   * The keyring for the recovery sheet, what opens the way to it (SHA-256 of its proof), and the sheet's word whose
   * it is: HMAC-SHA-256 under HKDF(sheet secret, "recovery bind") over organisation and root. With `wrap` alone it is
   * a newer keyring for the sheet that holds: whoever rotates need not have printed it. With `recipient` all is passed
   * over where another sheet than that one holds by now.
   */
  recovery: z
    .strictObject({
      id: codeId.optional(),
      authHash: key.optional(),
      bind: key.optional(),
      recipient: recipient.optional(),
      wrap,
    })
    .optional(),
  /**
   * Answers `returning`: how many statements of its organisation's log this device knew before. What the push brings of
   * them is brought back; only what lies beyond is said anew. Older servers do not take it, and do not ask for it.
   */
  knows: z.number().int().min(0).optional(),
})
export type KeysPush = z.infer<typeof keysPushSchema>
/** `POST /v1/keys/go-on`: a keeper decides not to wait for these devices while the log is coming back. */
export const goOnSchema = z.strictObject({ without: z.array(id).min(1).max(500) })
export type GoOn = z.infer<typeof goOnSchema>
export const goOnAnswerSchema = z.object({ awaited: z.number().int().min(0) })

export const keysPushAnswerSchema = z.object({ head: z.number().int().min(0) })

/** `GET /v1/keys/ring`: the keyring for this device; null while no keeper has wrapped it. */
export const ringAnswerSchema = z.object({ wrap: wrap.nullable() })

/** `POST /v1/invitations`, by a keeper's device: the server learns the code's first half and hashes only. */
export const invitationSchema = z.strictObject({
  id: codeId,
  /** SHA-256 of HKDF(secret, "auth"). */
  authHash: key,
  /** Roles that reach across the network are the operator's to give. */
  role: z.enum(ownRoles),
  /** Sealed with a key of the code: who the organisation is, and with immediate join its keyring. */
  card: base64url.max(80_000),
})
export type Invitation = z.infer<typeof invitationSchema>
export const invitationAnswerSchema = z.object({ expiresAt: instant })

/** Wrong tries within an hour after which a sheet is paused for an hour. It is never burnt. */
export const sheetTries = 10
export const sheetPauseMs = 3_600_000

/** `POST /v1/recover`: a new device comes with the recovery sheet. */
export const recoverRequestSchema = z.strictObject({
  sheet: codeId,
  /** HKDF(sheet secret, "recovery auth"). */
  auth: key,
  device: z.strictObject({ id, signKey: key, agreeKey: key, client: z.string().max(40) }),
})
export type RecoverRequest = z.infer<typeof recoverRequestSchema>
export const recoverAnswerSchema = enrolAnswerSchema.extend({
  wrap,
  /** As it was pushed with the sheet: it must fit a root of the organisation's log, else the log is another one. */
  bind: key,
})
export type RecoverAnswer = z.infer<typeof recoverAnswerSchema>

/** `GET /v1/devices`, for keepers and administrators: the own organisation's devices, also those that wait. */
export const devicesAnswerSchema = z.object({
  devices: z.array(
    z.object({
      id,
      role: roleSchema,
      client: z.string(),
      signKey: key,
      agreeKey: key,
      enrolledAt: instant,
      /** Day on which the device last renewed its tokens. */
      seenOn: day,
      /** Whether the device may take part; else a keeper has to admit it. */
      admitted: z.boolean(),
      keeper: z.boolean(),
      revokedAt: instant.optional(),
      /** The key log is coming back after a restored backup, and this device has not yet said what it knows. */
      awaited: z.literal(true).optional(),
      /** Invitation it came with, and its proof that it holds the code (`invitationMac`). */
      invitation: codeId.optional(),
      mac: key.optional(),
      /** The device that it says it takes the place of, and that one's proof. */
      former: formerSchema.optional(),
    }),
  ),
})
export type DevicesAnswer = z.infer<typeof devicesAnswerSchema>
