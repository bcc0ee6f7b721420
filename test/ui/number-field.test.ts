import { describe, expect, it } from 'vitest'
import { numberIn, wholeNumberIn } from '../../extension/ui/number-field.tsx'
import { startWords } from '../../extension/ui/words.ts'
import fc from '../property.ts'

describe('a whole number that was typed', () => {
  it('comes back whatever it is, also with points between the thousands', () => {
    fc.assert(
      fc.property(fc.integer(), (count) => {
        expect(wholeNumberIn(` ${count} `)).toBe(count)
        expect(wholeNumberIn(count.toLocaleString('de'))).toBe(count)
      }),
    )
  })

  it('is nothing where nothing stands', () => {
    expect(wholeNumberIn('  ')).toBeUndefined()
  })

  it.each(['1,5', '1.5', '12.34', '1.2345', 'drei', '3 Kinder', '1e3', '--1', '.'])('is none in “%s”', (text) => {
    expect(wholeNumberIn(text)).toBeNaN()
  })
})

describe('a number with decimals that was typed', () => {
  it.each([
    ['de', '12.500,5'],
    ['de', '12500,5'],
    ['en', '12,500.5'],
  ] as const)('is read as it is written in “%s”: %s', async (locale, text) => {
    await startWords(locale)
    expect(numberIn(text)).toBe(12_500.5)
  })

  it('is none with the sign of the other language, and nothing where nothing stands', async () => {
    await startWords('de')
    expect(numberIn('1.5')).toBeNaN()
    expect(numberIn('1,234.5')).toBeNaN()
    expect(numberIn(' ')).toBeUndefined()
  })
})
