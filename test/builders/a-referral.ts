/** A referral's events as texts, written one after another by sender and receiver, with overrides. */
import { v7 as uuidv7 } from 'uuid'
import type { FactsOf, RequestedFacts, UnmetNeedFacts } from '../../shared/referral/event.ts'
import { type EventType, isAnnotation, isOwnType } from '../../shared/referral/event-type.ts'
import { fold } from '../../shared/referral/fold.ts'
import type { ReferralState } from '../../shared/referral/state.ts'

export const sendingOrganisation = '01990000-0000-7000-8000-00000000000a'
export const receivingOrganisation = '01990000-0000-7000-8000-00000000000b'

export function requestedFactsOf(overrides: Partial<RequestedFacts> = {}): RequestedFacts {
  return {
    on: '2026-03-02',
    needs: ['parenting_uncertainty'],
    lifePhase: 'kita',
    ageBand: 'a3_5',
    areaId: 'not_recorded',
    offerId: '01990000-0000-7000-8000-0000000000f1',
    offerType: 'parenting_course',
    depth: 'handed_over',
    consent: 'written_on_file',
    consentScopes: ['forward_contact', 'forward_need', 'feedback'],
    alternatives: [],
    ...overrides,
  }
}

export function unmetNeedFactsOf(overrides: Partial<UnmetNeedFacts> = {}): UnmetNeedFacts {
  return {
    on: '2026-03-02',
    needs: ['childcare_need'],
    lifePhase: 'early_childhood',
    ageBand: 'a1_2',
    areaId: 'not_recorded',
    unmetNeedReason: 'no_capacity',
    ...overrides,
  }
}

/** Facts that are valid for each type, where a test does not care. */
export const someFacts: { readonly [T in EventType]: FactsOf<T> } = {
  requested: requestedFactsOf(),
  received: { on: '2026-03-03' },
  accepted: { on: '2026-03-04', appointmentOn: '2026-03-10' },
  waitlisted: { on: '2026-03-04', holdReason: 'waiting_list' },
  rejected: { on: '2026-03-04', rejectReason: 'no_capacity' },
  arrived: { on: '2026-03-10', evidence: 'receiver_confirmed' },
  completed: { on: '2026-04-20', outcome: 'need_met', evidence: 'receiver_confirmed' },
  failed: { on: '2026-03-20', failReason: 'no_show', evidence: 'sender_assumed' },
  cancelled: { on: '2026-03-20', cancelReason: 'need_ceased' },
  consent_withdrawn: { on: '2026-03-21', scopes: ['forward_contact'] },
  corrected: { on: '2026-03-22', voids: '01990000-0000-7000-8000-0000000000ff' },
  entered_in_error: { on: '2026-03-23' },
  note_filed: { on: '2026-03-02' },
  unmet_need: unmetNeedFactsOf(),
  described: {
    on: '2026-03-02',
    needs: ['parenting_uncertainty'],
    lifePhase: 'kita',
    ageBand: 'a3_5',
    areaId: 'not_recorded',
  },
  shared: { on: '2026-03-02' },
  noted: { on: '2026-03-02' },
  planned: { on: '2026-03-02', followUpOn: '2026-04-01' },
  link_made: { on: '2026-03-02', link: 'A'.repeat(43), until: '2026-05-01' },
  presented: { on: '2026-03-02', code: 'PK-D054-T5', feedback: true },
  removed: { on: '2026-03-24', events: [] },
}

export type WrittenEvent = { id: string; lam: number; p: string }

export type Header = {
  by?: 'sender' | 'receiver' | string
  /** What the author had seen; all that was written so far when not given. */
  after?: readonly WrittenEvent[]
  /** Leave `par` out, as an author does that names no parents. */
  withoutParents?: boolean
  id?: string
  dev?: string
  facts?: Record<string, unknown>
  /** For the author's organisation alone; types that always are need not say so. */
  own?: boolean
}

export type Writing = {
  ref: string
  events: WrittenEvent[]
  write(type: EventType | string, header?: Header): WrittenEvent
}

export function aReferral(
  overrides: { ref?: string; chain?: string; from?: string; to?: string | null } = {},
): Writing {
  const ref = overrides.ref ?? uuidv7()
  const from = overrides.from ?? sendingOrganisation
  const to = overrides.to === undefined ? receivingOrganisation : overrides.to
  const events: WrittenEvent[] = []
  const chain = overrides.chain ?? uuidv7()
  return {
    ref,
    events,
    write(type, header = {}) {
      const { by = 'sender' } = header
      const organisation = by === 'sender' ? from : by === 'receiver' ? to : by
      const after = header.after ?? events.filter((event) => visibleTo(event, organisation))
      const own = header.own === true || isOwnType(type)
      const parents = headsOf(after, own)
      const event = {
        v: 1,
        id: header.id ?? uuidv7(),
        ref,
        chain,
        t: type,
        from,
        to,
        org: organisation,
        dev: header.dev ?? '01990000-0000-7000-8000-0000000000d1',
        lam: 1 + Math.max(0, ...after.map((other) => other.lam)),
        ...(parents.length > 0 && header.withoutParents !== true && { par: parents }),
        z: 'AAAAAAAAAAAAAAAAAAAAAA',
        at: '2026-03-02T09:00:00Z',
        ...(own && { own: true }),
        c: header.facts ?? someFacts[type as EventType] ?? {},
      }
      const written = { id: event.id, lam: event.lam, p: JSON.stringify(event) }
      events.push(written)
      return written
    },
  }
}

/** The state of a referral that is written so. @param to `null` for one without a receiver */
export function stateOf(write: (referral: Writing) => void, to?: null): ReferralState {
  const referral = aReferral(to === null ? { to } : {})
  write(referral)
  return fold(referral.events)
}

/** What an organisation has of some events: those for both sides, and its own. */
export function visibleTo(event: Pick<WrittenEvent, 'p'>, organisation: string | null): boolean {
  const { own, org } = read(event)
  return own !== true || org === organisation
}

/** Ids an event names as parents: of events for both sides alone, unless it is for its author's organisation. */
function headsOf(after: readonly WrittenEvent[], own: boolean): string[] {
  const candidates = after.filter((event) => !isAnnotation(read(event).t) && (own || read(event).own !== true))
  const seen = new Set(candidates.flatMap((event) => read(event).par ?? []))
  return candidates.map((event) => event.id).filter((id) => !seen.has(id))
}

function read({ p }: Pick<WrittenEvent, 'p'>): { t: string; org: string; own?: boolean; par?: string[] } {
  return JSON.parse(p)
}
