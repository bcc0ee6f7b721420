import { describe, expect, it } from 'vitest'
import { type Codes, codesSchema } from '../../shared/codes/adjusted.ts'
import { adjustedLabel, choicesOf, labelsOnly } from '../../shared/codes/choices.ts'
import { type CodeList, codeLists, codesOf } from '../../shared/codes/index.ts'
import fc from '../property.ts'

const withCodes = (codes: Partial<Codes> & { list: CodeList }) => new Map([[codes.list, codesSchema.parse(codes)]])

const someCodes = fc.constantFrom(...(Object.keys(codeLists) as CodeList[])).chain((list) =>
  fc.record({
    list: fc.constant(list),
    order: fc.subarray(codesOf(list) as string[]),
    off: fc.subarray(codesOf(list) as string[]),
    own: fc.uniqueArray(
      fc.record({
        code: fc.stringMatching(/^x_[a-z]{1,8}$/),
        standard: fc.oneof(fc.constantFrom(...(codesOf(list) as string[])), fc.constant('no_such_code')),
        de: fc.constant('Drachenwort'),
      }),
      { selector: ({ code }) => code, maxLength: 4 },
    ),
  }),
)

describe("a network's own view of a code list", () => {
  it('names a code in its own words, and says the usual where it has none', () => {
    const lists = withCodes({ list: 'need', relabelled: { housing: { de: 'Dach über dem Kopf' } } })
    expect(adjustedLabel(lists, 'need', 'housing', 'de')).toBe('Dach über dem Kopf')
    expect(adjustedLabel(lists, 'need', 'housing', 'en')).toBe(adjustedLabel(new Map(), 'need', 'housing', 'en'))
    expect(adjustedLabel(lists, 'need', 'housing', 'de', 'kurz')).toBe('Dach über dem Kopf')
    expect(adjustedLabel(lists, 'need', 'media_use', 'de', 'kurz')).toBe('kurz')
  })

  it('puts first what it names first, and the others in their usual order', () => {
    const lists = withCodes({ list: 'capacity', order: ['full', 'few'] })
    const rest = codesOf('capacity').filter((code) => code !== 'full' && code !== 'few')
    expect(choicesOf(lists, 'capacity', 'de').map(({ code }) => code)).toEqual(['full', 'few', ...rest])
  })

  it('no longer offers what is switched off, except to what bears it', () => {
    const lists = withCodes({ list: 'need', off: ['housing'] })
    const codes = (keep?: string[]) => choicesOf(lists, 'need', 'de', keep).map(({ code }) => code)
    expect(codes()).not.toContain('housing')
    expect(codes(['housing'])).toContain('housing')
  })

  it('leaves whole the lists that the course of a referral rests on', () => {
    for (const list of labelsOnly) {
      const lists = withCodes({ list, off: codesOf(list), own: [{ code: 'x_a', standard: codesOf(list)[0], de: 'a' }] })
      expect(choicesOf(lists, list, 'de').map(({ code }) => code)).toEqual(codesOf(list))
    }
  })

  it('always offers “not recorded”, each code once, and only codes that stand for a standard one', () => {
    fc.assert(
      fc.property(someCodes, (codes) => {
        const shown = choicesOf(withCodes(codes), codes.list, 'de')
        const standards: readonly string[] = codesOf(codes.list)
        expect(new Set(shown.map(({ code }) => code)).size).toBe(shown.length)
        expect(shown.filter(({ standard }) => !standards.includes(standard))).toEqual([])
        expect(shown.some(({ code }) => code === 'not_recorded')).toBe(standards.includes('not_recorded'))
      }),
    )
  })
})
