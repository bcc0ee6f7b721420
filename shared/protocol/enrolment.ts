/**
 * Enrolment: an invitation code is typed into the extension. Its form is `ID(8)-SECRET(26)` in
 * Crockford base32; the secret half is never sent, only `a = HKDF(S, "auth")`, of which the server
 * keeps the SHA-256.
 */
import { base64url, id } from '../scalars.ts'
import { z } from '../zod.ts'
import { formerSchema } from './former.ts'
import { roleSchema } from './payload.ts'

export const invitationHours = 72
/** Wrong tries after which a code is burnt. */
export const invitationTries = 10

export const enrolRequestSchema = z.strictObject({
  /** First half of the code, 8 Crockford characters, upper case. */
  invitation: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{8}$/),
  /** HKDF-SHA-256 of the secret half with info "auth", 32 bytes. */
  auth: base64url.length(43),
  device: z.strictObject({
    id,
    /** Raw Ed25519 public key, 32 bytes. */
    signKey: base64url.length(43),
    /** Raw X25519 public key, 32 bytes. */
    agreeKey: base64url.length(43),
    client: z.string().max(40),
  }),
  /** HMAC-SHA-256 under HKDF(S, "bind") over the device's public keys: whoever holds S knows that the server changed none. */
  mac: base64url.length(43).optional(),
  /** What this browser was before, where nothing of it is left undelivered. */
  former: formerSchema.optional(),
})
export type EnrolRequest = z.infer<typeof enrolRequestSchema>

export const tokensSchema = z.object({
  access: z.string(),
  /** Seconds the access token lives. */
  expiresIn: z.number().int().positive(),
  refresh: z.string(),
})
export type Tokens = z.infer<typeof tokensSchema>

export const enrolAnswerSchema = z.object({
  instance: z.uuid(),
  network: z.string(),
  organisation: z.object({ id, name: z.string() }),
  device: id,
  role: roleSchema,
  tokens: tokensSchema,
  /** Whether the device may take part at once: its organisation has no keys yet, or its role needs none. */
  admitted: z.boolean(),
  /** The inviting keeper's word who the organisation is, sealed with HKDF(S, "card"); absent for codes of the operator. */
  card: base64url.max(80_000).optional(),
  /** Under this name and key the server writes what the answer page received. */
  relay: z.object({ id, signKey: base64url.length(43) }),
})
export type EnrolAnswer = z.infer<typeof enrolAnswerSchema>

export const refreshRequestSchema = z.strictObject({ refresh: z.string().max(120) })
