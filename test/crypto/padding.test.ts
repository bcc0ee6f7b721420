/** What the length of a sealed part tells: its PADMÉ size and nothing finer. */

import { describe, expect, it } from 'vitest'
import { pad, unpad } from '../../extension/crypto/padding.ts'
import fc from '../property.ts'

describe('padding', () => {
  it('gives back every text', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12_000 }), (text) => {
        expect(unpad(pad(text))).toEqual(Uint8Array.from(text))
      }),
    )
  })

  it('makes everything up to 252 bytes equally long', () => {
    for (let length = 0; length <= 252; length++) expect(pad(new Uint8Array(length)).length).toBe(256)
    expect(pad(new Uint8Array(253)).length).toBeGreaterThan(256)
  })

  it.each([
    [253, 272],
    [268, 272],
    [269, 288],
    [1020, 1024],
    [1021, 1088],
    [4000, 4096],
    [10_000, 10_240],
  ])('rounds %i bytes and their length up to %i, as in the table of PADMÉ', (length, padded) => {
    expect(pad(new Uint8Array(length)).length).toBe(padded)
  })

  it('costs at most 12 % beyond the smallest size', () => {
    for (let length = 253; length < 12_000; length++) {
      expect((pad(new Uint8Array(length)).length - 4 - length) / (length + 4)).toBeLessThan(0.12)
    }
  })

  it('has 16 sizes for each doubling of the length: 85 up to 10,240 bytes', () => {
    const sizes = new Set(Array.from({ length: 10_236 }, (_, length) => pad(new Uint8Array(length)).length))
    expect(sizes.size).toBe(85)
  })

  it.each([
    ['shorter than any', new Uint8Array(255)],
    ['a length beyond the end', Uint8Array.from({ length: 256 }, (_, place) => (place === 3 ? 253 : 0))],
    ['a huge length', new Uint8Array(256).fill(255)],
    ['something behind the text', Uint8Array.from({ length: 256 }, (_, place) => (place === 200 ? 1 : 0))],
  ])('is refused: %s', (_, padded) => {
    expect(unpad(padded)).toBeUndefined()
  })
})
