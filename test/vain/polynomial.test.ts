/** What must hold of the shares: five of them are enough, four say nothing, and no text breaks the reading. */

import { describe, expect, it } from 'vitest'
import { interpolate, packShare, readShare, vainPrime, vainThreshold, valueAt } from '../../shared/vain-polynomial.ts'
import fc from '../property.ts'

const inField = fc.bigInt({ min: 0n, max: vainPrime - 1n })
const point = fc.bigInt({ min: 1n, max: 2n ** 128n - 1n })
const polynomial = fc.array(inField, { minLength: vainThreshold, maxLength: vainThreshold })
const points = (count: number) => fc.uniqueArray(point, { minLength: count, maxLength: count })

describe('shares of one polynomial', () => {
  it('give the secret with any five, whichever they are', () => {
    fc.assert(
      fc.property(
        polynomial,
        points(8),
        fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 5 }),
        (p, xs, chosen) => {
          const shares = xs.map((x) => ({ x, y: valueAt(p, x) }))
          const five = chosen.slice(0, 5).flatMap((at) => shares[at] ?? [])
          expect(interpolate(five)).toBe(p[0])
        },
      ),
      { numRuns: 50 },
    )
  })

  it('leave every secret possible with four: a polynomial through them exists for each', () => {
    fc.assert(
      fc.property(polynomial, points(4), inField, (p, xs, secret) => {
        const four = xs.map((x) => ({ x, y: valueAt(p, x) }))
        const through = [...four, { x: 0n, y: secret }]
        // The polynomial through the four and the candidate has degree four at most, and meets all of them.
        for (const { x, y } of through) expect(interpolate(through, x)).toBe(y)
      }),
      { numRuns: 50 },
    )
  })

  it('do not stay silent about two at one point', () => {
    const twice = { x: 7n, y: 1n }
    expect(() => interpolate([twice, { ...twice }])).toThrow(RangeError)
  })
})

describe('a share as text', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(point, inField, (x, y) => {
        expect(readShare(packShare({ x, y }))).toEqual({ x, y })
      }),
      { numRuns: 50 },
    )
  })

  it('is refused at the point of the secret, beyond the field and where it is no share', () => {
    expect(readShare('A'.repeat(64))).toBeUndefined()
    expect(readShare(packShare({ x: 1n, y: vainPrime }))).toBeUndefined()
    fc.assert(
      fc.property(fc.string({ maxLength: 70 }), (text) => {
        if (!/^[A-Za-z0-9_-]{64}$/.test(text)) expect(readShare(text)).toBeUndefined()
      }),
    )
  })
})
