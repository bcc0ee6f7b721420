/**
 * The tables, as Kysely sees them. Instants are milliseconds since 1970, ids are text, bytes are
 * Uint8Array, so that both engines answer with the same values.
 */
import type { Kysely } from 'kysely'
import type { Role } from '../../shared/codes/role.ts'
import type { CatalogueKind } from '../../shared/protocol/catalogue.ts'
import type { ImportRow, ImportState, RowOutcome } from '../../shared/protocol/imports.ts'

/** One row: who this server is. */
export type NetworkTable = { id: 1; instance: string; name: string; created_at: number }

/** One row: under this random key the challenges of renewals are made, by every process on the database alike. */
export type ChallengeKeyTable = { id: 1; key: Uint8Array }

/** Head of an organisation's feed; its row lock makes commit order the feed's order. An organisation is known when it has one. */
export type OrgFeedTable = { org_id: string; epoch: string; head: number; chain: Uint8Array }

/** What all events of a referral agree on, and the highest Lamport number among those that both sides have. */
export type ReferralTable = {
  id: string
  chain_id: string
  from_org: string
  to_org: string | null
  lam: number
  erased_at: number | null
  /** What its opening says it is; null while the opening has not come, and after erasure. */
  kind: 'referral' | 'unmet_need' | 'arrival' | null
  /** Hand-over code: of a referral its own, of an arrival the one that was shown. */
  code: string | null
  /** 1 where the family wants the other organisation to hear of it; null while the opening has not come. */
  feedback: number | null
  /** When its first event was received. */
  opened_at: number | null
}

/** An event exactly as signed. After erasure only id, referral, who has it and leaf stay. */
export type EventTable = {
  id: string
  referral_id: string
  from_org: string
  to_org: string | null
  /** The one organisation that has it, where it is not for both sides. */
  own_org: string | null
  /** An organisation beside both sides that has it: the one whose hand-over code was shown. */
  also_org: string | null
  author_org: string | null
  device_id: string | null
  type: string | null
  lam: number | null
  payload: string | null
  sig: string | null
  /** SHA-256 of the payload's text; null only for an event known from the erasure ledger alone. */
  leaf: Uint8Array | null
  received_at: number
  erased_at: number | null
}

/** A statement that stands in feeds beside events: erasure now; hiding and keys later. */
export type StatementTable = {
  id: string
  referral_id: string | null
  text: string
  sig: string | null
  created_at: number
}

export type FeedTable = {
  org_id: string
  pos: number
  /** Number of the kind as in the chain (shared/protocol/chain.ts). */
  kind: number
  /** Id of the event or statement. */
  item_id: string
  grant_no: number
  chain: Uint8Array
}

export type CatalogueHeadTable = {
  id: 1
  epoch: string
  head: number
  chain: Uint8Array
  /** Tombstones up to here were dropped; an older cursor cannot be served. */
  floor: number
}

/** Each thing of the catalogue at its newest place; `data` is JSON text, null for a tombstone. */
export type CatalogueItemTable = { kind: CatalogueKind; id: string; n: number; data: string | null; changed_at: number }

/** Chain over the catalogue's changes: lets a cursor prove the history before it. */
export type CatalogueLogTable = { n: number; chain: Uint8Array }

/** By what a version of a thing came about. */
export type ChangeWay = 'edit' | 'import' | 'report' | 'provider' | 'undo' | 'operator'

/** Every version a thing of the catalogue ever had; `n` is its place in the feed when it was written. */
export type CatalogueVersionTable = {
  n: number
  kind: CatalogueKind
  id: string
  data: string | null
  changed_at: number
  how: ChangeWay
  by_org: string | null
  import_id: string | null
  edit_id: string | null
}

/** Edits and reports that were taken, so that a repeat is answered as the first time; kept as long as tombstones. */
export type CatalogueDoneTable = { by_org: string; id: string; at: number }

export type ImportJobTable = {
  id: string
  state: ImportState
  name: string
  created_at: number
  by_org: string | null
  by_role: Role | null
  address: string | null
  alive_at: number | null
  shown: string
}
export type ImportFileTable = { import_id: string; what: 'file' | 'rows'; bytes: Uint8Array }
export type ImportRowTable = {
  import_id: string
  row: number
  outcome: RowOutcome
  decision: ImportRow['decision'] | null
  shown: string
  plan: string
}
/** What a source last said of a thing: tells an editor's change from the source's. */
export type ImportSeenTable = {
  source: string
  source_id: string
  kind: CatalogueKind
  item_id: string
  data: string
  import_id: string
}
/** What a source had said before an import; nulls where it had said nothing. */
export type ImportSeenBeforeTable = {
  import_id: string
  source: string
  source_id: string
  kind: CatalogueKind
  item_id: string | null
  data: string | null
  seen_by: string | null
}
export type ImportSourceTable = { source: string; mapping: string; columns: string }

/** A link by which a provider confirms its offers once; the code itself is known to its holder alone. */
export type ConfirmLinkTable = {
  hash: string
  org_id: string
  created_at: number
  until: string
  used_at: number | null
}

/** One device's share of a word that was looked for in vain (shared/vain.ts); the word opens with five of them. */
export type VainShareTable = { tag: string; sender: string; share: string; sealed: string; at: number }

/** Keys of this installation that no table's content follows from. */
export type SecretTable = { name: string; bytes: Uint8Array }

/**
 * What the statistics keep of a referral or unmet need (shared/statistics/record-facts.ts), under pseudonyms of it and
 * of its family. Outlives the referral's retention until the last figures it counts in were released.
 */
export type StatRecordTable = { id: string; family: string; record_key: number; facts: string }

/** One row: the rules by which records were made (shared/statistics/record-facts.ts). */
export type StatStateTable = { id: 1; counted_as: string }

/** Referrals without a record by these rules. */
export type StatWaitingTable = { referral_id: string }

/** A cell of a table that is kept (shared/statistics/tables.ts): how many are in it, and the sum of their record keys. */
export type RollupCellTable = { table_id: string; period: string; coord: string; n: number; cell_key: number }

/** A year whose last figures are out (server/statistics/forget.ts). */
export type StatForgottenTable = { year: string }

/** Who read which released figures. */
export type StatReadTable = { id: string; at: number; org_id: string; role: Role; table_id: string; periods: string }

/** A published report with the figures it shows, frozen. */
export type ReportTable = {
  id: string
  org_id: string
  published_at: number
  withdrawn_at: number | null
  title: string
  period: string
  /** As JSON (shared/report.ts). */
  report: string
}

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

/** One row: place of the newest key statement; its lock makes commit order the directory's order. */
export type KeyHeadTable = { id: 1; n: number }

/** The key logs of all organisations: `n` grows over all, with gaps allowed, `org_n` without a gap within one. */
export type KeyStatementTable = {
  n: number
  org_id: string
  org_n: number
  /** The statement's own id. */
  id: string
  text: string
  sig: string
  /** SHA-256 of the text. */
  hash: Uint8Array
}

/** An organisation's keyring, wrapped for one device by a keeper. */
export type KeyringTable = { device_id: string; wrap: string }

/** The keyring wrapped for the recovery sheet that holds; wrong tries are counted by the hour from `tried_since`. */
export type RecoveryTable = {
  org_id: string
  /** First half of the sheet's code. */
  sheet: string
  auth_hash: Uint8Array
  /** The sheet's word whose it is; the server can neither write nor check it. */
  bind: string
  wrap: string
  tries: number
  tried_since: number
}

/** One row: name and Ed25519 seed under which the server writes what came in by the answer page. */
export type RelayTable = { id: 1; relay_id: string; seed: Uint8Array }

/** A link by which an organisation without a device answers; the code itself is known to its holder alone. */
export type AnswerLinkTable = {
  /** SHA-256 of the code (shared/protocol/answer-link.ts). */
  hash: string
  referral_id: string
  org_id: string
  /** Last day on which it opens, `YYYY-MM-DD`. */
  until: string
  /** Since when there is nothing left to answer. */
  closed_at: number | null
}

/** How far a device has read its feed for certain: the last cursor it came with. */
export type DeviceMarkTable = { device_id: string; epoch: string; pos: number; at: number }

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
export type AuditHeadTable = { id: 1; n: number; hash: Uint8Array }

export type Schema = {
  network: NetworkTable
  challenge_key: ChallengeKeyTable
  org_feed: OrgFeedTable
  referral: ReferralTable
  event: EventTable
  statement: StatementTable
  feed: FeedTable
  catalogue_head: CatalogueHeadTable
  catalogue_item: CatalogueItemTable
  catalogue_log: CatalogueLogTable
  catalogue_version: CatalogueVersionTable
  catalogue_done: CatalogueDoneTable
  import_job: ImportJobTable
  import_file: ImportFileTable
  import_row: ImportRowTable
  import_seen: ImportSeenTable
  import_seen_before: ImportSeenBeforeTable
  import_source: ImportSourceTable
  confirm_link: ConfirmLinkTable
  vain_share: VainShareTable
  secret: SecretTable
  stat_record: StatRecordTable
  stat_state: StatStateTable
  stat_waiting: StatWaitingTable
  rollup_cell: RollupCellTable
  stat_forgotten: StatForgottenTable
  stat_read: StatReadTable
  report: ReportTable
  device: DeviceTable
  token: TokenTable
  invitation: InvitationTable
  answer_link: AnswerLinkTable
  device_mark: DeviceMarkTable
  key_head: KeyHeadTable
  key_statement: KeyStatementTable
  keyring: KeyringTable
  recovery: RecoveryTable
  relay: RelayTable
  audit_log: AuditLogTable
  audit_head: AuditHeadTable
}

/** A connection or an open transaction. */
export type Db = Kysely<Schema>
