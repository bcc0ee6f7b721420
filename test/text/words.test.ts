import { describe, expect, it } from 'vitest'
import { split } from '../../shared/text/compounds.ts'
import { distance } from '../../shared/text/distance.ts'
import { fold } from '../../shared/text/fold.ts'
import { stem } from '../../shared/text/stem.ts'
import { tokens } from '../../shared/text/tokens.ts'
import fc from '../property.ts'

const stems = (text: string): string[] => tokens(text).map(({ word }) => stem(word))

describe('tokens', () => {
  it('brings gender forms together', () => {
    const [first, ...others] = stems('Lotsin Lots*in Lots:innen Lots_in Lots/-in Lots(in) LotsInnen Lotsinnen Lotse')
    for (const other of others) expect(other).toBe(first)
  })

  it('keeps a hyphenated word whole and knows its pieces', () => {
    const [token] = tokens('Eltern-Kind-Gruppe')
    expect(token?.word).toBe('elternkindgruppe')
    expect(token?.pieces).toEqual(['eltern', 'kind', 'gruppe'])
  })

  it('never throws and never gives an empty word', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => tokens(text).every(({ word }) => word !== '')))
  })
})

describe('stemming', () => {
  it.each([
    ['Beratungen', 'Beratung'],
    ['Familienzentren', 'Familienzentren'],
    ['Mütter', 'Mutter'],
    ['schläft', 'schlafen'],
    ['gestorben', 'sterben'],
    ['Schulsozialarbeiterinnen', 'Schulsozialarbeiterin'],
  ])('brings %s and %s together', (one, other) => expect(stem(fold(one))).toBe(stem(fold(other))))

  it('keeps debts and schools, houses and blows, courses and cures apart', () => {
    expect(stem('schulden')).not.toBe(stem('schule'))
    expect(stem('haus')).not.toBe(stem('hauen'))
    expect(stem('kurs')).not.toBe(stem('kur'))
  })
})

describe('compounds', () => {
  it('splits into known words and gives what stands together inside', () => {
    expect(split('erziehungsberatungsstelle')).toEqual({
      parts: ['erziehung', 'beratung', 'stelle'],
      inner: ['erziehungsberatung', 'beratungsstelle'],
    })
  })

  it.each(['frauenhaus', 'schulden', 'hilfeplan', 'jugendamt', 'kinderhaus'])('never splits %s', (word) => {
    expect(split(word).parts).toEqual([])
  })

  it('has only parts that stand in the word', () => {
    fc.assert(fc.property(fc.string(), (text) => split(fold(text)).parts.every((part) => fold(text).includes(part))))
  })
})

describe('distance', () => {
  it('is symmetric, and zero only between equal words', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 })
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(distance(a, b, 3)).toBe(distance(b, a, 3))
        expect(distance(a, b, 3) === 0).toBe(a === b)
      }),
    )
  })

  it('counts a swap as one slip and stops beyond the bound', () => {
    expect(distance('elterncafe', 'eltrencafe', 2)).toBe(1)
    expect(distance('hebamme', 'tafel', 2)).toBe(3)
  })
})
