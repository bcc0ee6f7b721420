import { describe, expect, test } from 'vitest'
import { limits } from '../../shared/protocol/limits.ts'
import { readPayload } from '../../shared/protocol/payload.ts'
import { eventFacts } from '../../shared/referral/event.ts'
import { eventTypes } from '../../shared/referral/event-type.ts'
import fc from '../property.ts'

const someId = '019aa000-0000-7000-8000-000000000001'
const otherId = '019aa000-0000-7000-8000-000000000002'

function aPayload(overrides: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    v: 1,
    id: someId,
    ref: someId,
    chain: otherId,
    t: 'received',
    from: someId,
    to: otherId,
    org: otherId,
    dev: someId,
    lam: 2,
    z: 'AAAAAAAAAAAAAAAAAAAAAA',
    at: '2026-03-01T09:00:00Z',
    c: { on: '2026-03-01' },
    ...overrides,
  }
}

const reading = (overrides: Record<string, unknown>) => readPayload(JSON.stringify(aPayload(overrides)))

describe('reading a payload', () => {
  test('takes a known type with its facts', () => {
    expect(reading({})).toMatchObject({ ok: true, known: { type: 'received', facts: { on: '2026-03-01' } } })
  })

  test('passes a newer type on as opaque', () => {
    expect(reading({ t: 'paused_by_moon', c: { phase: 'full' } })).toMatchObject({ ok: true, known: undefined })
  })

  test('names an unknown code', () => {
    expect(reading({ t: 'arrived', c: { on: '2026-03-01', evidence: 'rumour' } })).toEqual({
      ok: false,
      problem: 'unknown_code',
      at: 'c.evidence',
    })
  })

  test.each([
    ['a field nobody stated', { familyName: 'x' }],
    ['a fact nobody stated', { c: { on: '2026-03-01', name: 'x' } }],
    ['a Lamport number of zero', { lam: 0 }],
    ['a Lamport number beyond the limit', { lam: limits.lamportMax + 1 }],
    ['too many parents', { par: Array.from({ length: limits.parents + 1 }, () => someId) }],
    ['a short random field', { z: 'AAAA' }],
    ['an upper-case id', { id: someId.toUpperCase() }],
    ['another payload version', { v: 2 }],
    ['a wall clock without zone', { at: '2026-03-01T09:00:00' }],
    ['words in a newer type', { t: 'paused_by_moon', c: { note: 'Familie Muster zieht um' } }],
    ['words in a list of a newer type', { t: 'paused_by_moon', c: { notes: ['Familie Muster'] } }],
    ['words as the name of a fact', { t: 'paused_by_moon', c: { 'Familie Muster': true } }],
    ['facts within facts', { t: 'paused_by_moon', c: { moon: { phase: 'full' } } }],
  ])('refuses %s', (_, overrides) => {
    expect(reading(overrides)).toMatchObject({ ok: false, problem: 'malformed' })
  })

  test.each(eventTypes)('takes no words in any fact of %s', (t) => {
    const words = 'Familie Muster, Hauptstraße 5'
    for (const name of Object.keys(eventFacts[t].shape)) {
      expect(reading({ t, c: { on: '2026-03-01', [name]: words } })).toMatchObject({ ok: false, at: `c.${name}` })
      expect(reading({ t, c: { on: '2026-03-01', [name]: [words] } })).toMatchObject({ ok: false, at: `c.${name}.0` })
    }
  })

  // What nests so deep is read by one engine and breaks another: a feed that carried it would stop there for ever.
  test.each([100, 2_000, 7_500])('refuses %i lists within each other without breaking', (depth) => {
    const text = JSON.stringify(aPayload({ t: 'paused_by_moon', c: { moon: '@' } }))
    const nested = text.replace('"@"', '['.repeat(depth) + ']'.repeat(depth))
    expect(readPayload(nested)).toMatchObject({ ok: false, problem: 'malformed' })
  })

  test('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(readPayload(text).ok).toBe(false)
      }),
    )
  })
})
