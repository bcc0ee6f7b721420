import { describe, expect, it } from 'vitest'
import { type EventType, eventTypes, isAnnotation, isOpening } from '../../shared/referral/event-type.ts'
import { fold } from '../../shared/referral/fold.ts'
import { referralStatuses } from '../../shared/referral/state.ts'
import { initialStatus, nextEvents } from '../../shared/referral/transitions.ts'
import {
  aReferral,
  receivingOrganisation,
  sendingOrganisation,
  someFacts,
  type WrittenEvent,
} from '../builders/a-referral.ts'
import fc from '../property.ts'

type Move = { type: string; by: 'sender' | 'receiver'; seen: number; voids: number; parents: boolean; idByte: number }

const move: fc.Arbitrary<Move> = fc.record({
  type: fc.constantFrom(...eventTypes, 'of_a_newer_version'),
  by: fc.constantFrom('sender', 'receiver'),
  /** Bits: which of the last events the author had seen. */
  seen: fc.nat({ max: 255 }),
  voids: fc.nat({ max: 9 }),
  parents: fc.boolean(),
  idByte: fc.nat({ max: 255 }),
})

/** Any history: legal and not, in one line and apart, with and without parents. */
const history = fc
  .tuple(
    fc.boolean(),
    fc.constantFrom('requested', 'unmet_need', 'presented'),
    fc.array(move, { maxLength: 12, size: 'max' }),
  )
  .map(([hasReceiver, opening, moves]) => {
    const referral = aReferral({ to: hasReceiver ? receivingOrganisation : null, ref: refOf(0) })
    referral.write(opening, { id: refOf(1) })
    for (const [index, { type, by, seen, voids, parents, idByte }] of moves.entries()) {
      const after = withPast(
        referral.events.filter((_, at) => (seen >> (at % 8)) & 1),
        referral.events,
      )
      const target = referral.events[voids]?.id ?? refOf(99)
      referral.write(type, {
        by,
        after: after.length > 0 ? after : referral.events.slice(0, 1),
        withoutParents: !parents,
        id: refOf(2 + index, idByte),
        facts:
          type === 'corrected'
            ? { on: '2026-03-22', voids: target }
            : (someFacts[type as EventType] ?? { on: '2027-01-01' }),
      })
    }
    return referral.events
  })

/** With an event its author has seen all that event's author had seen. */
function withPast(some: readonly WrittenEvent[], all: readonly WrittenEvent[]): WrittenEvent[] {
  const ids = new Set<string>()
  const add = (event: WrittenEvent) => {
    ids.add(event.id)
    const { par = [] } = JSON.parse(event.p) as { par?: string[] }
    for (const id of par) for (const parent of all) if (parent.id === id && !ids.has(id)) add(parent)
  }
  for (const event of some) add(event)
  return all.filter((event) => ids.has(event.id))
}

function refOf(number: number, byte = 0): string {
  return `0199${byte.toString(16).padStart(4, '0')}-0000-7000-8000-${number.toString(16).padStart(12, '0')}`
}

const text = (events: readonly WrittenEvent[]) => JSON.stringify(fold(events))

describe('the fold', () => {
  it('is the same for any order, repetition and batching (I5, I6)', () => {
    fc.assert(
      fc.property(history, fc.infiniteStream(fc.nat()), (events, numbers) => {
        const expected = fold(events)
        const shuffled = [...events, ...events.filter(() => (numbers.next().value ?? 0) % 3 === 0)]
          .map((event) => ({ event, at: numbers.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ event }) => event)
        expect(fold(shuffled)).toEqual(expected)
        expect(JSON.stringify(fold(shuffled))).toBe(JSON.stringify(expected))
        expect(text([...events].reverse())).toBe(JSON.stringify(expected))
      }),
      { numRuns: 400 },
    )
  })

  it('folding again what it kept yields the same', () => {
    fc.assert(
      fc.property(history, (events) => {
        const kept = new Map(events.map((event) => [event.id, event]))
        const again = fold(events).history.flatMap((entry) => kept.get(entry.id) ?? [])
        expect(again).toHaveLength(events.length)
        expect(text(again)).toBe(text(events))
      }),
      { numRuns: 200 },
    )
  })

  it('always yields a status that can be reached, every event once, at most 8 heads', () => {
    fc.assert(
      fc.property(history, (events) => {
        const state = fold(events)
        expect(referralStatuses).toContain(state.status)
        expect(state.history.map((entry) => entry.id).sort()).toEqual(events.map((event) => event.id).sort())
        expect(state.heads.length).toBeGreaterThan(0)
        expect(state.heads.length).toBeLessThanOrEqual(8)
        if (state.status !== initialStatus(state.kind))
          expect(state.history.filter((e) => e.effect === 'applied').length).toBeGreaterThan(1)
      }),
      { numRuns: 300 },
    )
  })

  it('applies exactly what is offered next, and nothing else that moves the state', () => {
    fc.assert(
      fc.property(history, fc.constantFrom('sender', 'receiver'), (events, side) => {
        const state = fold(events)
        if (side === 'receiver' && state.to === null) return
        const offered = nextEvents(state, side)
        for (const type of eventTypes) {
          if (type === 'corrected' || isOpening(type) || isAnnotation(type)) continue
          const next = appended(state, type, side)
          const entry = fold([...events, next]).history.find(({ id }) => id === next.id)
          if (offered.includes(type)) expect([type, entry?.effect]).toEqual([type, 'applied'])
          else if (type !== 'note_filed' && type !== 'consent_withdrawn')
            expect([type, entry?.effect]).toEqual([type, 'ignored'])
        }
      }),
      { numRuns: 150 },
    )
  })

  it('does not depend on locale or time zone', () => {
    const zone = process.env['TZ']
    fc.assert(
      fc.property(history, (events) => {
        const results = ['UTC', 'Pacific/Kiritimati', 'America/St_Johns'].map((name) => {
          process.env['TZ'] = name
          return text(events)
        })
        expect(new Set(results).size).toBe(1)
      }),
      { numRuns: 50 },
    )
    if (zone === undefined) delete process.env['TZ']
    else process.env['TZ'] = zone
  })
})

function appended(state: ReturnType<typeof fold>, type: EventType, side: 'sender' | 'receiver'): WrittenEvent {
  const id = refOf(500)
  const event = {
    id,
    t: type,
    ref: state.ref,
    chain: state.chain,
    from: state.from,
    to: state.to,
    org: side === 'sender' ? sendingOrganisation : receivingOrganisation,
    dev: 'd',
    at: '2026-05-01T00:00:00Z',
    lam: state.lam + 1,
    par: state.heads,
    c: someFacts[type],
  }
  return { id, lam: event.lam, p: JSON.stringify(event) }
}
