import { describe, expect, it } from 'vitest'
import { handoverCode, readHandoverCode } from '../../shared/referral/handover-code.ts'
import fc from '../property.ts'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const refs = fc.uuid()
const sample = Array.from({ length: 60 }, (_, index) =>
  handoverCode(`01990000-0000-7000-8000-${String(index).padStart(12, '0')}`),
)

const body = (code: string) => code.slice(3).replace('-', '')

describe('a hand-over code', () => {
  it('has the form PK-7F3K-92 and follows from the referral alone', () => {
    fc.assert(
      fc.property(refs, (ref) => {
        expect(handoverCode(ref)).toMatch(/^PK-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{2}$/)
        expect(handoverCode(ref)).toBe(handoverCode(ref))
        expect(readHandoverCode(handoverCode(ref))).toBe(handoverCode(ref))
      }),
    )
  })

  it('is a fixed function: printed codes must be found by later versions', () => {
    expect(handoverCode('01990000-0000-7000-8000-000000000001')).toMatchInlineSnapshot(`"PK-D054-T5"`)
    expect(handoverCode('01990000-0000-7000-8000-000000000002')).toMatchInlineSnapshot(`"PK-6J23-1K"`)
  })

  it('rarely coincides', () => {
    const codes = new Set(Array.from({ length: 2000 }, (_, index) => handoverCode(`ref-${index}`)))
    expect(codes.size).toBeGreaterThan(1990)
  })

  it('notices every single wrong character', () => {
    for (const code of sample)
      for (let at = 0; at < 6; at++)
        for (const other of alphabet) {
          const own = body(code)
          if (own[at] === other) continue
          expect(readHandoverCode(own.slice(0, at) + other + own.slice(at + 1))).toBeUndefined()
        }
  })

  it('notices every swap of neighbours', () => {
    for (const code of sample)
      for (let at = 0; at < 5; at++) {
        const own = body(code)
        const swapped = own.slice(0, at) + own.charAt(at + 1) + own.charAt(at) + own.slice(at + 2)
        if (swapped !== own) expect(readHandoverCode(swapped)).toBeUndefined()
      }
  })

  it('notices wrong characters and swaps for every value of check and position, not only in a sample', () => {
    // The check is linear: a change shows itself when its weight times the difference is no multiple of 37.
    const weights = [0, 1, 2, 3, 4].map((at) => 32 ** (4 - at) % 37)
    for (const weight of weights)
      for (let difference = 1; difference < 32; difference++) expect((weight * difference) % 37).not.toBe(0)
    for (const [at, weight] of weights.slice(0, 4).entries())
      for (let difference = 1; difference < 32; difference++)
        expect(((weight - (weights[at + 1] ?? 0) + 37) * difference) % 37).not.toBe(0)
    // Last data character and check character: all 32 × 32 pairs under every value of the characters before.
    for (let before = 0; before < 37; before++)
      for (let last = 0; last < 32; last++) {
        const check = (before * 32 + last) % 37
        if (check < 32 && check !== last) expect((before * 32 + check) % 37).not.toBe(last)
      }
  })

  it.each([
    ['small letters', (code: string) => code.toLowerCase()],
    ['missing hyphens', (code: string) => code.replaceAll('-', '')],
    ['a missing prefix', (code: string) => code.slice(3)],
    ['spaces and other dashes', (code: string) => ` ${code.replaceAll('-', ' – ')} `],
    ['O for 0', (code: string) => code.replaceAll('0', 'O')],
    ['I for 1', (code: string) => code.replaceAll('1', 'I')],
    ['l for 1', (code: string) => code.replaceAll('1', 'l')],
  ])('forgives %s', (_, spoilt) => {
    for (const code of sample) expect(readHandoverCode(spoilt(code))).toBe(code)
  })

  it('refuses what is none, at any length', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), (text) => {
        const read = readHandoverCode(text)
        if (read !== undefined) expect(readHandoverCode(read)).toBe(read)
      }),
    )
    for (const text of ['', 'PK', 'PK-UUUU-UU', 'XX-7F3K-92', 'x'.repeat(10_000)])
      expect(readHandoverCode(text)).toBeUndefined()
  })
})
