import { describe, expect, test } from 'vitest'
import { limits } from '../../shared/protocol/limits.ts'
import { readPayload } from '../../shared/protocol/payload.ts'
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
  ])('refuses %s', (_, overrides) => {
    expect(reading(overrides)).toMatchObject({ ok: false, problem: 'malformed' })
  })

  test('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(readPayload(text).ok).toBe(false)
      }),
    )
  })
})
