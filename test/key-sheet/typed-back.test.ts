import { describe, expect, it } from 'vitest'
import { newSheet } from '../../extension/crypto/recovery-sheet.ts'
import { askedBack, chosenPlaces, groupsOf, isRight } from '../../extension/tasks/key-sheet/typed-back.ts'
import fc from '../property.ts'

const code = (await newSheet()).code

describe('the characters that are asked back', () => {
  it('are six in as many groups, in reading order, all on the sheet, whatever chance says', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 0.999999, noNaN: true }), { minLength: 12 }), (chances) => {
        let turn = 0
        const places = chosenPlaces(code, () => chances[turn++ % chances.length] ?? 0)
        const groups = places.map(({ group }) => group)
        expect(places).toHaveLength(askedBack)
        expect(new Set(groups).size).toBe(askedBack)
        expect(groups).toEqual([...groups].sort((a, b) => a - b))
        for (const { group, place } of places) expect(groupsOf(code)[group - 1]?.[place - 1]).toBeDefined()
      }),
    )
  })

  it('are others at another time', () => {
    const draws = Array.from({ length: 20 }, () => JSON.stringify(chosenPlaces(code)))
    expect(new Set(draws).size).toBeGreaterThan(1)
  })
})

describe('a character typed back', () => {
  const sheet = 'A0B1-CDEF'

  it('is right in either case, and where it is read as the sheet reads it', () => {
    expect(isRight(sheet, { group: 1, place: 1 }, 'a')).toBe(true)
    expect(isRight(sheet, { group: 1, place: 2 }, 'o')).toBe(true)
    expect(isRight(sheet, { group: 1, place: 4 }, ' l ')).toBe(true)
  })

  it('is wrong when it is another, none, or more than one', () => {
    for (const typed of ['B', '', 'AA', 'U']) expect(isRight(sheet, { group: 1, place: 1 }, typed)).toBe(false)
    expect(isRight(sheet, { group: 9, place: 1 }, 'A')).toBe(false)
  })
})
