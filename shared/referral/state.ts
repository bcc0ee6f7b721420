/** What the fold of a referral's events yields. Nothing here is stored as truth; it is always derived. */
import type { CodeOf } from '../codes/index.ts'
import type { FactsOf, RequestedFacts, UnmetNeedFacts } from './event.ts'
import type { EventType } from './event-type.ts'

/** The state of a referral in the codes of FHIR Task (R5, `Task.status`). */
export const referralStatuses = [
  'requested',
  'received',
  'accepted',
  'on-hold',
  'rejected',
  'in-progress',
  'completed',
  'failed',
  'cancelled',
  'entered-in-error',
] as const

export type ReferralStatus = (typeof referralStatuses)[number]

export const terminalStatuses: readonly ReferralStatus[] = [
  'rejected',
  'completed',
  'failed',
  'cancelled',
  'entered-in-error',
]

/** How one event took part in the fold. */
export type HistoryEntry = {
  id: string
  /** The wire's type; one this version does not know stays as it came. */
  type: EventType | string
  /** Organisation whose device wrote it. */
  organisationId: string
  deviceId: string
  /** Wall clock of the author's device, information only. */
  at: string
  facts: Readonly<Record<string, unknown>>
  /** `ignored`: kept but illegal in its place; `voided`: taken back by a correction; `unknown`: newer version needed. */
  effect: 'applied' | 'ignored' | 'voided' | 'unknown'
}

type PresentedFacts = FactsOf<'presented'>

export type ReferralState = {
  ref: string
  chain: string
  /** `arrival`: a family came with a hand-over code that is in no inbox. */
  kind: 'referral' | 'unmet_need' | 'arrival'
  from: string
  to: string | null
  status: ReferralStatus
  /** Absent until the opening event has arrived. */
  requested?: RequestedFacts
  unmetNeed?: UnmetNeedFacts
  presented?: PresentedFacts
  /** The day the viewing organisation wants to look at it again: in its own feed alone. */
  followUpOn?: string
  /** Last day of the newest answer link. */
  answerLinkUntil?: string
  /** Ids of events with a sealed part, oldest first. */
  sealed: string[]
  evidence?: CodeOf<'evidence'>
  outcome?: CodeOf<'outcome'>
  rejectReason?: CodeOf<'rejectReason'>
  failReason?: CodeOf<'failReason'>
  cancelReason?: CodeOf<'cancelReason'>
  holdReason?: CodeOf<'holdReason'>
  appointmentOn?: string
  /** Scopes of consent that were taken back. */
  withdrawnScopes: CodeOf<'consentScope'>[]
  noteFiled: boolean
  /** Pairs of event ids that were written apart and changed the state both. */
  concurrent: [string, string][]
  /** Terminal, and known from receiver or family; an assumption never closes a loop. */
  loopClosed: boolean
  history: HistoryEntry[]
  /** Ids no other event names as seen: what the next event's `par` holds (at most 8). */
  heads: string[]
  /** The same among what both sides have: what an event for both sides names. */
  sharedHeads: string[]
  /** Highest Lamport number of the set. */
  lam: number
  /** Days of the first event, and the latest day of those that counted. */
  openedOn: string
  changedOn: string
}
