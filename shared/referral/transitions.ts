/**
 * Which event may follow in which state, as data: the fold obeys it, and screens offer nothing else.
 * The states are those of FHIR Task (R5); the design page "Referral: events and their fold" is the source.
 */
import { isCorrectable } from './corrections.ts'
import { authorSide, type EventType, eventTypes, isAnnotation, isOpening } from './event-type.ts'
import { type HistoryEntry, type ReferralState, type ReferralStatus, terminalStatuses } from './state.ts'

type Steps = Partial<Record<EventType, ReferralStatus>>

const answers: Steps = {
  accepted: 'accepted',
  waitlisted: 'on-hold',
  rejected: 'rejected',
  arrived: 'in-progress',
  failed: 'failed',
  cancelled: 'cancelled',
}

/** With a receiver. A waiting list may end in a rejection; a second `arrived` may bring better evidence. */
const withReceiver: Partial<Record<ReferralStatus, Steps>> = {
  requested: { received: 'received', ...answers },
  received: answers,
  accepted: { waitlisted: 'on-hold', arrived: 'in-progress', failed: 'failed', cancelled: 'cancelled' },
  'on-hold': {
    accepted: 'accepted',
    rejected: 'rejected',
    arrived: 'in-progress',
    failed: 'failed',
    cancelled: 'cancelled',
  },
  'in-progress': { arrived: 'in-progress', completed: 'completed', failed: 'failed', cancelled: 'cancelled' },
}

/** Without a receiver the sender alone records what became of it. */
const senderAlone: Partial<Record<ReferralStatus, Steps>> = {
  requested: { arrived: 'in-progress', completed: 'completed', failed: 'failed', cancelled: 'cancelled' },
  'in-progress': withReceiver['in-progress'] ?? {},
}

/** What decides between two states reached apart: what is more final; of two ends, what was observed. */
const rank: Readonly<Record<ReferralStatus, number>> = {
  requested: 0,
  received: 1,
  'on-hold': 2,
  accepted: 3,
  'in-progress': 4,
  rejected: 5,
  cancelled: 6,
  failed: 7,
  completed: 8,
  'entered-in-error': 9,
}

/** How final a status is, 0 to 9; the higher wins where two devices acted apart. */
export function statusRank(status: ReferralStatus): number {
  return rank[status]
}

/** Whether nothing follows but a new referral (or that it was entered in error). */
export function isTerminal(status: ReferralStatus): boolean {
  return terminalStatuses.includes(status)
}

/** What a transition depends on besides the state. */
export type TransitionScene = { kind: ReferralState['kind']; hasReceiver: boolean }

/**
 * The state an event leads to, or undefined where it does not fit. Taking back consent to pass something
 * on cancels whatever is still open; of `consent_withdrawn` only that kind is to be asked here.
 */
export function nextStatus(
  status: ReferralStatus,
  type: EventType,
  scene: TransitionScene,
): ReferralStatus | undefined {
  if (type === 'entered_in_error') return status === 'entered-in-error' ? undefined : 'entered-in-error'
  if (scene.kind === 'unmet_need') return undefined
  if (scene.kind === 'arrival' && type === 'consent_withdrawn') return undefined
  if (type === 'consent_withdrawn') return isTerminal(status) ? undefined : 'cancelled'
  return (scene.hasReceiver ? withReceiver : senderAlone)[status]?.[type]
}

/** A family that stands at the desk has arrived already. */
export function initialStatus(kind: ReferralState['kind']): ReferralStatus {
  return kind === 'arrival' ? 'in-progress' : 'requested'
}

export type Side = 'sender' | 'receiver'

/** The events a side may write next: exactly those the fold would apply. `corrected` is asked by `correctable`. */
export function nextEvents(state: ReferralState, side: Side): EventType[] {
  const scene = { kind: state.kind, hasReceiver: state.to !== null }
  return eventTypes.filter((type) => {
    if (isAnnotation(type) || isOpening(type)) return false
    if (authorSide[type] !== 'either' && authorSide[type] !== side) return false
    if (type === 'note_filed') return side === 'sender' && !state.noteFiled
    if (type === 'consent_withdrawn') return state.kind === 'referral' && openScopes(state).length > 0
    return nextStatus(state.status, type, scene) !== undefined
  })
}

/**
 * Whether the family allows the receiver to answer. Where it does not, whatever the receiver writes stays
 * with the receiver (`own`), except that consent was withdrawn.
 */
export function mayAnswer(state: ReferralState): boolean {
  return openScopes(state).includes('feedback')
}

/** The scopes of consent that were given and not taken back. */
export function openScopes(state: ReferralState) {
  const given = state.requested?.consentScopes ?? []
  return given.filter((scope) => !state.withdrawnScopes.includes(scope))
}

/**
 * The event an organisation may take back: its own last one, when nobody has written since, or when it is
 * one side of a conflict, which is how that is settled. The opening event is not corrected but entered in
 * error, and a correction or a withdrawal of consent cannot be corrected.
 */
export function correctable(state: ReferralState, organisationId: string): HistoryEntry | undefined {
  const standing = state.history.filter(
    (entry) => entry.effect !== 'voided' && entry.type !== 'corrected' && !isAnnotation(entry.type),
  )
  const own = standing.findLast((entry) => entry.organisationId === organisationId)
  if (own === undefined || !isCorrectable(own.type)) return undefined
  const disputed = state.concurrent.some((pair) => pair.includes(own.id))
  return own === standing.at(-1) || disputed ? own : undefined
}
