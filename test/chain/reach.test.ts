import { describe, expect, it } from 'vitest'
import { liesIn, serves, stepsApart, waysUp } from '../../shared/chain/reach.ts'
import fc from '../property.ts'

const ways = waysUp([
  { id: 'kreis', parentId: null },
  { id: 'stadt', parentId: 'kreis' },
  { id: 'nord', parentId: 'stadt' },
  { id: 'markt', parentId: 'stadt' },
])

/** Any parents at all, loops and missing ones too. */
const anyTree = fc
  .array(fc.option(fc.integer({ min: 0, max: 12 })), { minLength: 1, maxLength: 10 })
  .map((parents) => parents.map((parent, at) => ({ id: `a${at}`, parentId: parent === null ? null : `a${parent}` })))

describe('whom an offer serves', () => {
  it('is its area, what lies below and what lies above, not what lies beside', () => {
    expect(serves(ways, ['nord'], 'nord')).toBe(true)
    expect(serves(ways, ['stadt'], 'nord')).toBe(true)
    expect(serves(ways, ['nord'], 'stadt')).toBe(true)
    expect(serves(ways, ['nord'], 'markt')).toBe(false)
  })

  it('is everybody without areas, and all offers serve the whole network', () => {
    expect(serves(ways, [], 'nord')).toBe(true)
    expect(serves(ways, ['elsewhere'], undefined)).toBe(true)
    expect(serves(ways, ['elsewhere'], 'nord')).toBe(false)
  })

  it('ends at loops, and is the same looked at from either side', () => {
    fc.assert(
      fc.property(anyTree, fc.nat(9), fc.nat(9), (areas, a, b) => {
        const any = waysUp(areas)
        expect(serves(any, [`a${a}`], `a${b}`)).toBe(serves(any, [`a${b}`], `a${a}`))
        expect(stepsApart(any, `a${a}`, [`a${b}`])).toBeGreaterThanOrEqual(0)
        if (areas.length > a) expect(liesIn(any, `a${a}`, `a${a}`)).toBe(true)
      }),
    )
  })

  it('counts the steps between two places of the tree', () => {
    expect(stepsApart(ways, 'nord', ['nord'])).toBe(0)
    expect(stepsApart(ways, 'nord', ['markt'])).toBe(2)
    expect(stepsApart(ways, 'nord', [])).toBe(2)
    expect(stepsApart(ways, 'nord', ['elsewhere'])).toBe(Number.POSITIVE_INFINITY)
  })
})
