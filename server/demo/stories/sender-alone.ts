/** How referrals without a receiver side go on: the sender alone records what became of them. */
import type { Random } from '../random.ts'
import type { Scribe } from './scribe.ts'
import type { Course } from './with-receiver.ts'

export const senderAlone: readonly (readonly [Course, number])[] = [
  [staysOpen, 46],
  [arrives, 18],
  [isInformation, 16],
  [fails, 12],
  [isCancelled, 4],
  [isEnteredInError, 2],
  [isCorrected, 2],
]

const failures = [
  'declined_no_need',
  'declined_not_now',
  'declined_trust',
  'barrier_time',
  'barrier_cost',
  'barrier_distance',
  'family_not_reached',
  'other',
  'not_recorded',
] as const

function staysOpen(): undefined {
  return undefined
}

function arrives(write: Scribe['write'], source: Random, opened: number): undefined {
  const arrived = opened - source.whole(5, 45)
  const evidence = source.pick(['family_reported', 'family_reported', 'sender_observed', 'sender_assumed'] as const)
  write('arrived', 'sender', arrived, { evidence })
  if (source.chance(0.6))
    write('completed', 'sender', arrived - source.whole(10, 60), {
      outcome: source.pick(['need_met', 'partly_met'] as const),
      evidence,
    })
}

function isInformation(write: Scribe['write'], source: Random, opened: number): undefined {
  write('completed', 'sender', opened - source.whole(0, 3), {
    outcome: 'information_only',
    evidence: source.pick(['none', 'sender_assumed'] as const),
  })
}

function fails(write: Scribe['write'], source: Random, opened: number): undefined {
  write('failed', 'sender', opened - source.whole(10, 50), {
    failReason: source.pick(failures),
    evidence: 'family_reported',
  })
}

function isCancelled(write: Scribe['write'], source: Random, opened: number): undefined {
  write('cancelled', 'sender', opened - source.whole(1, 20), {
    cancelReason: source.pick(['need_ceased', 'need_changed', 'other'] as const),
  })
}

function isEnteredInError(write: Scribe['write'], _source: Random, opened: number): undefined {
  write('entered_in_error', 'sender', opened, {})
}

function isCorrected(write: Scribe['write'], source: Random, opened: number): undefined {
  const day = opened - source.whole(5, 30)
  const mistaken = write('failed', 'sender', day, { failReason: 'family_not_reached', evidence: 'sender_observed' })
  if (mistaken === undefined) return
  write('corrected', 'sender', day - 1, { voids: mistaken.payload.id })
  write('arrived', 'sender', day - 1, { evidence: 'family_reported' })
}
