/**
 * From a referral's events to what the statistics keep of it. All its events are folded, also those that one side alone
 * has: what became of a family is counted even where the family wants nobody to be told.
 */
import { offerTypeFacts } from '../../shared/codes/offer-type-facts.ts'
import { germanDay } from '../../shared/german-day.ts'
import { arrivedOn } from '../../shared/referral/arrived-on.ts'
import { isOpening } from '../../shared/referral/event-type.ts'
import { fold } from '../../shared/referral/fold.ts'
import { texts } from '../../shared/referral/folded-event.ts'
import type { HistoryEntry, ReferralState } from '../../shared/referral/state.ts'
import {
  codedCategories,
  type Dimension,
  type FunnelStage,
  notInCatalogue,
  placesOutside,
  type StatisticOutcome,
} from '../../shared/statistics/dimensions.ts'
import { dayMs } from '../../shared/utc-day.ts'
import type { CatalogueView } from './catalogue-view.ts'
import type { KeptFacts } from './stat-records.ts'

/** An event as stored. `received_at`: ms since 1970 */
export type StoredEvent = { id: string; payload: string | null; received_at: number }
/** A referral or unmet need that counts, with the day from which it does. */
export type Told = { state: ReferralState; day: string; about: About }

type About = {
  on: string
  needs: readonly string[]
  lifePhase: string
  areaId: string
  offerType?: string | undefined
  offerId?: string | undefined
}

/** What the receiver writes as an answer; having seen it, taking back an own word or filing a note is none. */
const answers = ['accepted', 'waitlisted', 'rejected', 'arrived', 'completed', 'failed', 'cancelled']
const arrivals = ['arrived', 'completed']

/** Undefined where nothing counts: the opening has not come, was entered in error, or opens an arrival at the desk. */
export function toldBy(events: readonly StoredEvent[]): Told | undefined {
  const state = fold(events.map(({ payload }) => ({ p: payload ?? '' })))
  const about = state.requested ?? state.unmetNeed
  if (about === undefined || state.status === 'entered-in-error') return undefined
  const opening = state.history.find(({ type, organisationId }) => isOpening(type) && organisationId === state.from)
  const received = events.find(({ id }) => id === opening?.id)?.received_at
  if (received === undefined) return undefined
  const receivedOn = germanDay(received)
  return { state, day: about.on !== '' && about.on < receivedOn ? about.on : receivedOn, about }
}

/** What the catalogue is to be asked: nothing that a record has from it already. */
export function asked({ about }: Told, before: KeptFacts | undefined): { offers: string[]; areas: string[] } {
  const { offerId, areaId } = about
  const offer = typeof offerId === 'string' && !sameOffer(about, before)
  return { offers: offer ? [offerId] : [], areas: isPlace(areaId) || sameArea(about, before) ? [] : [areaId] }
}

/** @param before what the record says so far: of the same offer and area it stays, whatever the catalogue says now */
export function recordOf(told: Told, catalogue: CatalogueView, before: KeptFacts | undefined): KeptFacts {
  const { state, day, about } = told
  const { lacking: areaLacking, ...area } = areaOf(about, catalogue, before)
  const { lacking: offerLacking, ...offer } = offerOf(told, catalogue, before)
  const lacking = { ...offerLacking, ...areaLacking }
  const needs = [...new Set(about.needs)].filter((need) => isCategory('reason', need))
  return {
    kind: state.kind === 'unmet_need' ? 'unmet_need' : 'referral',
    day,
    ...area,
    phase: isCategory('phase', about.lifePhase) ? about.lifePhase : 'not_recorded',
    ...offer,
    reasons: needs.length === 0 ? ['not_recorded'] : needs,
    ...(state.kind === 'unmet_need' ? gapOf(state) : courseOf(state, about.on)),
    ...(Object.keys(lacking).length > 0 && { lacking }),
  }
}

/** Codes of a newer version are in no category that is counted. */
function isCategory(dimension: Dimension, code: string): boolean {
  return codedCategories[dimension]?.includes(code) === true
}

function isPlace(areaId: string): boolean {
  return placesOutside.some((place) => place === areaId)
}

function sameArea({ areaId }: About, before: KeptFacts | undefined): boolean {
  return before !== undefined && (before.lacking?.areaId ?? before.district) === areaId
}

function sameOffer({ offerId }: About, before: KeptFacts | undefined): boolean {
  const known = before?.offer === notInCatalogue ? before.lacking?.offerId : before?.offer
  return before !== undefined && known === offerId
}

type FromCatalogue<K extends keyof KeptFacts> = Pick<KeptFacts, K | 'lacking'>

function areaOf(
  about: About,
  catalogue: CatalogueView,
  before: KeptFacts | undefined,
): FromCatalogue<'district' | 'regions'> {
  const { areaId } = about
  if (isPlace(areaId)) return { district: areaId, regions: [] }
  if (before !== undefined && sameArea(about, before)) {
    const { district, regions, lacking } = before
    return { district, regions, ...(lacking?.areaId !== undefined && { lacking: { areaId } }) }
  }
  const regions = catalogue.regionsOf(areaId)
  if (regions === undefined) return { district: 'unknown', regions: [], lacking: { areaId } }
  return { district: areaId, regions }
}

function offerOf(
  { state, about }: Told,
  catalogue: CatalogueView,
  before: KeptFacts | undefined,
): FromCatalogue<'field' | 'offer' | 'provider'> {
  if (before !== undefined && sameOffer(about, before)) {
    const { field, offer, provider, lacking } = before
    return {
      ...(field !== undefined && { field }),
      ...(offer !== undefined && { offer }),
      ...(provider !== undefined && { provider }),
      ...(lacking?.offerId !== undefined && { lacking: { offerId: lacking.offerId } }),
    }
  }
  const { offerId, offerType = '' } = about
  const [leading] = Object.hasOwn(offerTypeFacts, offerType)
    ? offerTypeFacts[offerType as keyof typeof offerTypeFacts].fields
    : []
  const field = leading === undefined ? {} : { field: leading }
  if (state.kind === 'unmet_need') return field
  const known = typeof offerId === 'string' ? catalogue.offer(offerId) : undefined
  if (typeof offerId === 'string' && known !== undefined)
    return { field: known.field, offer: offerId, provider: known.provider }
  const lacking = typeof offerId === 'string' ? { lacking: { offerId } } : {}
  return { ...field, offer: notInCatalogue, provider: notInCatalogue, ...lacking }
}

function gapOf({ unmetNeed }: ReferralState): Pick<KeptFacts, 'gap'> {
  const gap = unmetNeed?.unmetNeedReason
  return gap !== undefined && isCategory('gap', gap) ? { gap } : {}
}

function courseOf(state: ReferralState, on: string): Pick<KeptFacts, 'outcome' | 'stages' | 'days'> {
  const applied = state.history.filter(({ effect }) => effect === 'applied')
  const day = arrivedOn(state)
  return {
    outcome: outcomeOf(state),
    stages: stagesOf(state, applied),
    ...(day !== undefined && { days: Math.max(0, Math.round((Date.parse(day) - Date.parse(on)) / dayMs)) }),
  }
}

const evidenceOf = ({ facts }: HistoryEntry) => texts([facts['evidence']])[0] ?? 'none'
/** The receiver's or the family's own word. */
const isConfirmed = (evidence: string | undefined) =>
  evidence === 'receiver_confirmed' || evidence === 'family_reported'

function outcomeOf({ status, evidence, to }: ReferralState): StatisticOutcome {
  switch (status) {
    case 'in-progress':
    case 'completed':
      if (isConfirmed(evidence)) return 'arrived_confirmed'
      return evidence === 'sender_observed' ? 'arrived_observed' : 'arrived_assumed'
    case 'on-hold':
      return 'waiting'
    case 'accepted':
    case 'rejected':
    case 'failed':
    case 'cancelled':
      return status
    default:
      return to === null ? 'not_known' : 'unanswered'
  }
}

function stagesOf({ to }: ReferralState, applied: readonly HistoryEntry[]): FunnelStage[] {
  if (to === null) return ['referred']
  const reached = (some: (entry: HistoryEntry) => boolean) => applied.some(some)
  const arrived = reached((entry) => arrivals.includes(entry.type) && isConfirmed(evidenceOf(entry)))
  const accepted = arrived || reached(({ type }) => type === 'accepted')
  const answered = accepted || reached(({ type, organisationId }) => organisationId === to && answers.includes(type))
  return [
    'referred',
    'handed_over',
    ...(answered ? (['answered'] as const) : []),
    ...(accepted ? (['accepted'] as const) : []),
    ...(arrived ? (['arrived'] as const) : []),
  ]
}
