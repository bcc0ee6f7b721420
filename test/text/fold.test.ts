import { describe, expect, it } from 'vitest'
import { fold } from '../../shared/text/fold.ts'
import fc from '../property.ts'

describe('folding', () => {
  it('gives the same when done twice', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)))
  })

  it('brings umlauts together however they are typed', () => {
    const umlauts = fc.array(fc.constantFrom('b', 'l', 't', 'ä', 'ö', 'ü', 'ß', 'r'), { maxLength: 12 })
    fc.assert(
      fc.property(umlauts, (letters) => {
        const word = letters.join('')
        const spelled = letters.map((letter, at) => spell(letter, letters[at - 1])).join('')
        expect(fold(spelled)).toBe(fold(word))
        expect(fold(word.toUpperCase())).toBe(fold(word))
      }),
    )
  })

  it.each([
    ['Frühe Hilfen', 'fruehe hilfen'],
    ['Straße', 'STRASSE'],
    ['Elterncafé', 'elterncafe'],
    ['Schülerhäuser', 'Schuelerhaeuser'],
  ])('folds %s like %s', (one, other) => expect(fold(one)).toBe(fold(other)))

  it('leaves the e of Trauer and neue alone', () => {
    expect(fold('Trauer')).toBe('trauer')
    expect(fold('neue')).toBe('neue')
  })
})

/** Writes an umlaut with e; not after a vowel, where "ue" is read as two sounds. */
function spell(letter: string, before: string | undefined): string {
  if (letter === 'ß') return 'ss'
  if (before !== undefined && /[äöü]/.test(before)) return letter
  return { ä: 'ae', ö: 'oe', ü: 'ue' }[letter] ?? letter
}
