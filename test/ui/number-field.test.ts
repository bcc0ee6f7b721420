import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wholeNumberIn } from '../../extension/ui/number-field.tsx'

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
