import { describe, expect, it } from 'vitest'
import { type Choice, choiceIn, searchOf, soundChoice } from '../../extension/tasks/see-figures/choice.ts'
import fc from '../property.ts'

const some = () => fc.option(fc.string({ minLength: 1, maxLength: 20 }), { nil: undefined })
const anyChoice = fc.record({ period: some(), areaId: some(), phase: some(), field: some() })
const said = (choice: Choice) => Object.fromEntries(Object.entries(choice).filter(([, value]) => value !== undefined))

describe('what the numbers are narrowed to, in the address', () => {
  it('comes back as it went in, whatever an id holds', () => {
    fc.assert(
      fc.property(anyChoice, (choice) => {
        expect(choiceIn(searchOf(choice))).toEqual(said(choice))
      }),
    )
  })

  it('is nothing where the address says nothing, or something else', () => {
    expect(choiceIn('')).toEqual({})
    expect(choiceIn('?period=&page=3')).toEqual({})
    expect(searchOf({})).toBe('')
  })

  it('leaves out what is not there any more', () => {
    const known = { period: ['2025'], areaId: ['nord'], phase: ['kita'], field: ['health'] }
    expect(soundChoice({ period: '2024', areaId: 'nord', phase: 'gone', field: 'health' }, known)).toEqual({
      areaId: 'nord',
      field: 'health',
    })
  })
})
