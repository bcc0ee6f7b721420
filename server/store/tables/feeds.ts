/** What is synced: referrals, events and statements, and in which feeds they stand. */

/** Head of an organisation's feed; its row lock makes commit order the feed's order. An organisation is known when it has one. */
type OrgFeedTable = { org_id: string; epoch: string; head: number; chain: Uint8Array }

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
type StatementTable = {
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

/** How far a device has read its feed for certain: the last cursor it came with. */
type DeviceMarkTable = { device_id: string; epoch: string; pos: number; at: number }

export type FeedTables = {
  org_feed: OrgFeedTable
  referral: ReferralTable
  event: EventTable
  statement: StatementTable
  feed: FeedTable
  device_mark: DeviceMarkTable
}
