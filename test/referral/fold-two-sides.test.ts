import { describe, expect, it } from 'vitest'
import { type EventType, eventTypes, isAnnotation, isOpening, isOwnType } from '../../shared/referral/event-type.ts'
import { fold } from '../../shared/referral/fold.ts'
import type { ReferralState } from '../../shared/referral/state.ts'
import { mayAnswer } from '../../shared/referral/transitions.ts'
import {
  receivingOrganisation,
  requestedFactsOf,
  sendingOrganisation,
  someFacts,
  visibleTo,
  type WrittenEvent,
} from '../builders/a-referral.ts'
import fc from '../property.ts'

/** Two devices at each side; the server passes on what each organisation may see. */
const desks = [
  { org: sendingOrganisation, dev: 's1' },
  { org: sendingOrganisation, dev: 's2' },
  { org: receivingOrganisation, dev: 'r1' },
  { org: receivingOrganisation, dev: 'r2' },
] as const

type Move = { desk: number; act: EventType | 'sync'; scope: string; target: number; idByte: number }

/** What is rare in life and interesting here comes more often. */
const writable = [
  ...eventTypes.filter((type) => !isOpening(type)),
  ...(['consent_withdrawn', 'corrected', 'corrected', 'accepted', 'arrived'] as const),
]
const move: fc.Arbitrary<Move> = fc.record({
  desk: fc.nat({ max: desks.length - 1 }),
  act: fc.oneof(
    { weight: 3, arbitrary: fc.constant('sync' as const) },
    { weight: 7, arbitrary: fc.constantFrom(...writable) },
  ),
  scope: fc.constantFrom('forward_contact', 'feedback'),
  target: fc.nat({ max: 3 }),
  idByte: fc.nat({ max: 255 }),
})

/** What really happens between two organisations: everybody follows the rules, nobody knows everything. */
const course = fc.record({
  scopes: fc.subarray(['forward_contact', 'forward_need', 'feedback'] as const),
  moves: fc.array(move, { maxLength: 30, size: 'max' }),
})

type Course = { scopes: readonly ('forward_contact' | 'forward_need' | 'feedback')[]; moves: readonly Move[] }

/** What each side has in the end, when all devices have synced. */
function played({ scopes, moves }: Course): { sender: WrittenEvent[]; receiver: WrittenEvent[] } {
  const known: WrittenEvent[][] = desks.map(() => [])
  const server: WrittenEvent[] = []
  const sync = (desk: number) => {
    const org = desks[desk]?.org ?? ''
    for (const event of known[desk] ?? []) if (!server.includes(event)) server.push(event)
    known[desk] = server.filter((event) => visibleTo(event, org))
  }
  const opening = written(0, 'requested', requestedFactsOf({ consentScopes: [...scopes] }), fold([]), 0, 0)
  server.push(opening)
  desks.forEach((_, desk) => {
    sync(desk)
  })
  for (const [at, { desk, act, scope, target, idByte }] of moves.entries()) {
    if (act === 'sync') {
      sync(desk)
      continue
    }
    const own = known[desk] ?? []
    const org = desks[desk]?.org ?? ''
    const state = fold(own)
    const targets = own.filter(({ p }) => (JSON.parse(p) as { org: string }).org === org)
    if (act === 'shared' && org === receivingOrganisation && !mayAnswer(state)) continue
    const facts =
      act === 'consent_withdrawn'
        ? { on: '2026-03-21', scopes: [scope] }
        : act === 'corrected'
          ? { on: '2026-03-22', voids: targets.at(-1 - target)?.id ?? 'nothing' }
          : someFacts[act]
    own.push(written(desk, act, facts, state, at + 1, idByte))
  }
  for (const desk of [0, 1, 2, 3, 0, 2]) sync(desk)
  return { sender: known[0] ?? [], receiver: known[2] ?? [] }
}

/** As the author's room writes: what is for both sides names what both have. */
function written(
  desk: number,
  t: EventType,
  c: object,
  state: ReferralState,
  number: number,
  idByte: number,
): WrittenEvent {
  const { org = '', dev = '' } = desks[desk] ?? {}
  const byReceiver = org === receivingOrganisation
  const own = isOwnType(t) || (byReceiver && t !== 'consent_withdrawn' && t !== 'shared' && !mayAnswer(state))
  const id = `0199${idByte.toString(16).padStart(4, '0')}-0000-7000-8000-${number.toString(16).padStart(12, '0')}`
  const par = own ? state.heads : state.sharedHeads
  const lam = state.lam + 1
  const header = { id, t, ref: 'r', chain: 'c', from: sendingOrganisation, to: receivingOrganisation, org, dev, lam }
  const p = JSON.stringify({
    ...header,
    ...(par.length > 0 && { par }),
    ...(own && { own }),
    at: '2026-03-02T09:00:00Z',
    c,
  })
  return { id, lam, p }
}

const courseFacts = ({
  status,
  concurrent,
  evidence,
  outcome,
  rejectReason,
  failReason,
  cancelReason,
  holdReason,
  appointmentOn,
  noteFiled,
  loopClosed,
}: ReferralState) => ({
  status,
  concurrent,
  evidence,
  outcome,
  rejectReason,
  failReason,
  cancelReason,
  holdReason,
  appointmentOn,
  noteFiled,
  loopClosed,
})

const withoutAnnotations = (events: readonly WrittenEvent[]) =>
  events.filter(({ p }) => !isAnnotation((JSON.parse(p) as { t: string }).t))

describe('the two sides of a referral', () => {
  it('see the same course and the same conflicts wherever the family lets the receiver answer', () => {
    let answered = 0
    fc.assert(
      fc.property(course, (told) => {
        const { sender, receiver } = played(told)
        const [sent, received] = [fold(sender), fold(receiver)]
        expect(mayAnswer(received)).toBe(mayAnswer(sent))
        expect(received.sharedHeads).toEqual(sent.sharedHeads)
        expect(received.withdrawnScopes).toEqual(sent.withdrawnScopes)
        if (!mayAnswer(sent)) return
        answered++
        expect(courseFacts(received)).toEqual(courseFacts(sent))
      }),
      { numRuns: 1000 },
    )
    expect(answered).toBeGreaterThan(50)
  })

  it('are moved by no annotation, whoever wrote it', () => {
    fc.assert(
      fc.property(course, (told) => {
        const { sender, receiver } = played(told)
        for (const events of [sender, receiver]) {
          const { heads, ...facts } = { ...courseFacts(fold(events)), heads: fold(events).heads }
          const bare = fold(withoutAnnotations(events))
          expect({ ...facts, heads }).toEqual({ ...courseFacts(bare), heads: bare.heads })
        }
      }),
      { numRuns: 200 },
    )
  })

  it('dispute nothing that one of them keeps to itself', () => {
    fc.assert(
      fc.property(course, (told) => {
        const { sender, receiver } = played(told)
        const unseen = new Set(
          receiver.filter(({ id }) => sender.every((event) => event.id !== id)).map(({ id }) => id),
        )
        const authorOf = new Map(receiver.map(({ id, p }) => [id, (JSON.parse(p) as { org: string }).org]))
        for (const pair of fold(receiver).concurrent)
          if (pair.some((id) => unseen.has(id))) expect(new Set(pair.map((id) => authorOf.get(id))).size).toBe(1)
      }),
      { numRuns: 200 },
    )
  })
})
