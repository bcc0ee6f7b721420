/** How referrals with a receiver go on: from silence to completion, with everything that goes wrong in between. */
import type { RequestedFacts } from '../../../shared/referral/event.ts'
import type { Random } from '../random.ts'
import type { Trouble } from './demand.ts'
import type { Scribe } from './scribe.ts'

/** What follows on a referral opened on a day; returns the day on which the family was handed on, if it was. */
export type Course = (
  write: Scribe['write'],
  source: Random,
  opened: number,
  scopes: RequestedFacts['consentScopes'],
) => number | undefined

const outcomes = ['need_met', 'need_met', 'need_met', 'partly_met', 'partly_met', 'not_met', 'unknown'] as const
const rejections = [
  'no_capacity',
  'no_capacity',
  'waitlist_too_long',
  'outside_area',
  'outside_age_range',
  'outside_target_group',
  'prerequisite_missing',
  'language_or_access',
  'insufficient_information',
  'duplicate',
  'offer_ended',
  'other',
] as const
const failures = [
  'no_show',
  'no_show',
  'family_not_reached',
  'declined_no_need',
  'declined_not_now',
  'declined_trust',
  'declined_already_supported',
  'barrier_distance',
  'barrier_time',
  'barrier_cost',
  'barrier_language',
  'barrier_childcare',
  'moved_away',
] as const
const cancellations = ['need_ceased', 'need_changed', 'referred_elsewhere', 'moved_away', 'handled_elsewhere'] as const
const holds = ['waiting_list', 'waiting_list', 'waiting_for_family', 'waiting_for_document', 'receiver_paused'] as const

/** A course for every kind of history, and how often it is taken. */
const usual: readonly (readonly [Course, number])[] = [
  [arrivesAndCompletes, 34],
  [waitsThenArrives, 11],
  [staysOnWaitingList, 5],
  [isRejected, 10],
  [doesNotAppear, 9],
  [senderHearsNothing, 4],
  [isSilent, 9],
  [isOnlyReceived, 3],
  [isCancelled, 4],
  [withdrawsConsent, 3],
  [isEnteredInError, 2],
  [isCorrected, 3],
  [familyReportsArrival, 4],
  [isHandedOn, 8],
  [isJudgedApart, 1],
]

/** What goes another way where there is trouble. */
const inTrouble: Readonly<Record<Trouble, ReadonlyMap<Course, number>>> = {
  overflows: new Map([
    [arrivesAndCompletes, 10],
    [waitsThenArrives, 32],
    [staysOnWaitingList, 30],
    [isRejected, 26],
  ]),
  breaks: new Map([
    [arrivesAndCompletes, 12],
    [isSilent, 40],
    [senderHearsNothing, 12],
    [isOnlyReceived, 12],
  ]),
}

const courses = { overflows: changed('overflows'), breaks: changed('breaks') }

function changed(trouble: Trouble) {
  return usual.map(([course, share]) => [course, inTrouble[trouble].get(course) ?? share] as const)
}

/** The courses that referrals to a receiver take, and how often each. */
export function coursesWithReceiver(trouble: Trouble | undefined): readonly (readonly [Course, number])[] {
  return trouble === undefined ? usual : courses[trouble]
}

function accepted(write: Scribe['write'], source: Random, opened: number): number {
  const received = opened - source.whole(0, 3)
  write('received', 'receiver', received, {})
  return received - source.whole(1, 6)
}

function arrivesAndCompletes(write: Scribe['write'], source: Random, opened: number): undefined {
  const answered = accepted(write, source, opened)
  write('accepted', 'receiver', answered, {})
  const arrived = answered - source.whole(4, 28)
  write('arrived', 'receiver', arrived, { evidence: 'receiver_confirmed' })
  write('completed', 'receiver', arrived - source.whole(14, 110), {
    outcome: source.pick(outcomes),
    evidence: 'receiver_confirmed',
  })
}

function waitsThenArrives(write: Scribe['write'], source: Random, opened: number): undefined {
  const answered = accepted(write, source, opened)
  write('waitlisted', 'receiver', answered, { holdReason: source.pick(holds) })
  const admitted = answered - source.whole(20, 90)
  write('accepted', 'receiver', admitted, {})
  const arrived = admitted - source.whole(3, 20)
  write('arrived', 'receiver', arrived, { evidence: 'receiver_confirmed' })
  if (source.chance(0.7))
    write('completed', 'receiver', arrived - source.whole(20, 90), {
      outcome: source.pick(outcomes),
      evidence: 'receiver_confirmed',
    })
}

function staysOnWaitingList(write: Scribe['write'], source: Random, opened: number): undefined {
  write('waitlisted', 'receiver', accepted(write, source, opened), { holdReason: source.pick(holds) })
}

function isRejected(write: Scribe['write'], source: Random, opened: number): undefined {
  write('rejected', 'receiver', accepted(write, source, opened), { rejectReason: source.pick(rejections) })
}

function doesNotAppear(write: Scribe['write'], source: Random, opened: number): undefined {
  const answered = accepted(write, source, opened)
  write('accepted', 'receiver', answered, {})
  write('failed', 'receiver', answered - source.whole(7, 30), {
    failReason: source.pick(failures),
    evidence: 'receiver_confirmed',
  })
}

function senderHearsNothing(write: Scribe['write'], source: Random, opened: number): undefined {
  write('failed', 'sender', opened - source.whole(21, 60), {
    failReason: 'no_response',
    evidence: source.pick(['sender_observed', 'sender_assumed'] as const),
  })
}

function isSilent(): undefined {
  return undefined
}

function isOnlyReceived(write: Scribe['write'], source: Random, opened: number): undefined {
  write('received', 'receiver', opened - source.whole(0, 4), {})
}

function isCancelled(write: Scribe['write'], source: Random, opened: number): undefined {
  write('cancelled', 'sender', opened - source.whole(2, 25), { cancelReason: source.pick(cancellations) })
}

function withdrawsConsent(
  write: Scribe['write'],
  source: Random,
  opened: number,
  scopes: RequestedFacts['consentScopes'],
): undefined {
  write('received', 'receiver', opened - 1, {})
  write('consent_withdrawn', source.pick(['sender', 'receiver'] as const), opened - source.whole(3, 20), {
    scopes: [...scopes],
  })
}

function isEnteredInError(write: Scribe['write'], _source: Random, opened: number): undefined {
  write('entered_in_error', 'sender', opened, {})
}

function isCorrected(write: Scribe['write'], source: Random, opened: number): undefined {
  const answered = accepted(write, source, opened)
  const mistaken = write('accepted', 'receiver', answered, {})
  if (mistaken === undefined) return
  write('corrected', 'receiver', answered - 1, { voids: mistaken.payload.id })
  write('rejected', 'receiver', answered - 1, { rejectReason: source.pick(rejections) })
}

function familyReportsArrival(write: Scribe['write'], source: Random, opened: number): undefined {
  const arrived = opened - source.whole(7, 40)
  write('arrived', 'sender', arrived, { evidence: source.pick(['family_reported', 'sender_observed'] as const) })
  write('completed', 'sender', arrived - source.whole(20, 80), {
    outcome: source.pick(outcomes),
    evidence: source.pick(['family_reported', 'sender_assumed'] as const),
  })
}

function isHandedOn(write: Scribe['write'], source: Random, opened: number): number {
  const answered = accepted(write, source, opened)
  write('accepted', 'receiver', answered, {})
  const arrived = answered - source.whole(4, 20)
  write('arrived', 'receiver', arrived, { evidence: 'receiver_confirmed' })
  const handedOn = arrived - source.whole(5, 60)
  write('completed', 'receiver', handedOn, { outcome: 'referred_on', evidence: 'receiver_confirmed' })
  return handedOn
}

/** Both sides end it without having seen each other's word: a conflict that somebody has to look at. */
function isJudgedApart(write: Scribe['write'], source: Random, opened: number): undefined {
  const received = write('received', 'receiver', opened - 1, {})
  if (received === undefined) return
  const day = opened - source.whole(4, 15)
  // Lists what was known before either wrote.
  const seen = [received]
  write('rejected', 'receiver', day, { rejectReason: source.pick(rejections) }, seen)
  write('arrived', 'sender', day, { evidence: 'family_reported' }, seen)
}
