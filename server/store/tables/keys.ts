/** Key logs, wrapped keyrings and recovery, the relay and the links that answer through it. */

/** One row: place of the newest key statement; its lock makes commit order the directory's order. */
type KeyHeadTable = { id: 1; n: number }

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
type KeyringTable = { device_id: string; wrap: string }

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

/** After a restored backup: a device that has not yet said what it knows of its organisation's key log. */
type KeyAwaitedTable = { device_id: string; org_id: string }

/** One row: name and Ed25519 seed under which the server writes what came in by the answer page. */
type RelayTable = { id: 1; relay_id: string; seed: Uint8Array }

/** A link by which an organisation without a device answers; the code itself is known to its holder alone. */
type AnswerLinkTable = {
  /** SHA-256 of the code (shared/protocol/answer-link.ts). */
  hash: string
  referral_id: string
  org_id: string
  /** Last day on which it opens, `YYYY-MM-DD`. */
  until: string
  /** Since when there is nothing left to answer. */
  closed_at: number | null
}

export type KeyTables = {
  key_head: KeyHeadTable
  key_statement: KeyStatementTable
  keyring: KeyringTable
  key_awaited: KeyAwaitedTable
  recovery: RecoveryTable
  relay: RelayTable
  answer_link: AnswerLinkTable
}
