/** The facts a state shows beside its status, gathered along the steps that led to it. */
import { type FoldedEvent, fact } from './folded-event.ts'
import type { ReferralState } from './state.ts'

type Outcome = Pick<
  ReferralState,
  'evidence' | 'outcome' | 'rejectReason' | 'failReason' | 'cancelReason' | 'holdReason' | 'appointmentOn'
>
type Evidence = NonNullable<ReferralState['evidence']>

const weakestFirst: readonly string[] = [
  'none',
  'sender_assumed',
  'sender_observed',
  'family_reported',
  'receiver_confirmed',
]

export function outcomeOf(told: readonly FoldedEvent[]): Outcome {
  let outcome: Outcome = {}
  for (const event of told) outcome = after(outcome, event)
  return outcome
}

/** An ending speaks with its own evidence; what the receiver itself ended needs no other. */
function after(outcome: Outcome, event: FoldedEvent): Outcome {
  const { appointmentOn } = outcome
  const kept: Outcome = appointmentOn === undefined ? {} : { appointmentOn }
  const bySelf: Outcome = event.org === event.to ? { evidence: 'receiver_confirmed' } : {}
  const said = evidenceOf(event)
  switch (event.t) {
    case 'accepted':
      return picked(event, 'appointmentOn')
    case 'waitlisted':
      return picked(event, 'holdReason')
    case 'arrived':
      return { ...kept, ...strongest(outcome.evidence, said) }
    case 'completed':
      return { ...said, ...picked(event, 'outcome'), ...kept }
    case 'failed':
      return { ...said, ...picked(event, 'failReason'), ...kept }
    case 'rejected':
      return { ...bySelf, ...picked(event, 'rejectReason') }
    case 'cancelled':
      return { ...bySelf, ...picked(event, 'cancelReason') }
    case 'consent_withdrawn':
      return { ...bySelf, cancelReason: 'consent_withdrawn' }
    default:
      return {}
  }
}

function evidenceOf(event: FoldedEvent): Outcome {
  return picked(event, 'evidence')
}

function picked<K extends keyof Outcome>(event: FoldedEvent, name: K): Outcome {
  const value = fact(event.c, name)
  return value === undefined ? {} : ({ [name]: value } as Outcome)
}

function strongest(before: Evidence | undefined, said: Outcome): Outcome {
  if (before === undefined) return said
  if (said.evidence === undefined || weakestFirst.indexOf(said.evidence) < weakestFirst.indexOf(before))
    return { evidence: before }
  return said
}
