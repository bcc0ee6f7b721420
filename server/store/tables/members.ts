/** Who this server is and who may ask it: devices, tokens, invitations, and the record of administrative acts. */
import type { Role } from '../../../shared/codes/role.ts'

/** One row: who this server is. */
type NetworkTable = { id: 1; instance: string; name: string; created_at: number }

/** One row: under this random key the challenges of renewals are made, by every process on the database alike. */
type ChallengeKeyTable = { id: 1; key: Uint8Array }

/** Keys of this installation that no table's content follows from. */
type SecretTable = { name: string; bytes: Uint8Array }

export type DeviceTable = {
  id: string
  org_id: string
  role: Role
  /** Raw Ed25519 and X25519 public keys, 32 bytes each. */
  sign_key: Uint8Array
  agree_key: Uint8Array
  client: string
  enrolled_at: number
  /** After this no token is renewed: the device must enrol again. */
  expires_at: number
  /** Day on which the device last renewed its tokens, `YYYY-MM-DD`. */
  seen_on: string
  revoked_at: number | null
  /** When its tokens were ended because one had been copied: only a new invitation helps then. */
  reused_at: number | null
  /** Since when it may take part; null while a keeper has yet to admit it. */
  admitted_at: number | null
  /** 1 for a keeper of its organisation's keys. */
  keeper: 0 | 1
  /** Invitation it came with, and its proof that it holds the code. */
  invitation_id: string | null
  mac: Uint8Array | null
  /** Device it was before in this organisation, and that one's signature (base64url); checked by the keeper. */
  former_id: string | null
  former_proof: string | null
}

export type TokenTable = {
  /** Public half of the token, 8 characters. */
  id: string
  kind: 'access' | 'refresh'
  device_id: string
  /** SHA-256 of the whole token. */
  hash: Uint8Array
  /** Refresh token it was issued for; null at enrolment. */
  parent: string | null
  expires_at: number
  /** First use; a used refresh token may only come again as the repeat of a lost answer. */
  used_at: number | null
}

export type InvitationTable = {
  id: string
  /** SHA-256 of HKDF(secret, "auth"). */
  auth_hash: Uint8Array
  org_id: string
  role: Role
  expires_at: number
  tries: number
  spent_at: number | null
  /** Device that redeemed it. */
  device_id: string | null
  /** What a keeper sealed for the new device; null for the operator's codes. */
  card: string | null
  /** The keeper's device; null for the operator's codes. */
  made_by: string | null
}

/** Administrative acts, append-only, hash-chained; ids only. */
export type AuditLogTable = {
  n: number
  at: number
  act: string
  /** Device id, or `operator` for the command line. */
  actor: string
  subject: string
  hash: Uint8Array
}

/** One row: end of the audit chain, locked to append. */
type AuditHeadTable = { id: 1; n: number; hash: Uint8Array }

export type MemberTables = {
  network: NetworkTable
  challenge_key: ChallengeKeyTable
  secret: SecretTable
  device: DeviceTable
  token: TokenTable
  invitation: InvitationTable
  audit_log: AuditLogTable
  audit_head: AuditHeadTable
}
