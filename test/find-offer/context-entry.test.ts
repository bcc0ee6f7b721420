import { beforeEach, describe, expect, it } from 'vitest'
import { ageRangeText, ageText } from '../../extension/offer-view/age-words.ts'
import { parseCaseContext } from '../../extension/store/case-context.ts'
import { readAgeEntry } from '../../extension/tasks/find-offer/context-entry.ts'
import { startWords } from '../../extension/ui/words.ts'

describe('the age of the case', () => {
  it.each([
    ['7 Monate', 7],
    ['4;6', 54],
    ['17', 204],
    ['SSW 30', -2],
    ['2,5 Jahre', 30],
  ])('reads %s as %i months', (typed, months) => {
    expect(readAgeEntry(typed)).toBe(months)
  })

  it.each(['', 'klein', '7 Monate und mehr', 'Mira, 7 Monate', '99'])('does not guess from "%s"', (typed) => {
    expect(readAgeEntry(typed)).toBeUndefined()
  })
})

describe('an age in words', () => {
  beforeEach(() => startWords('de'))

  it.each([
    [-2, 'Schwangerschaft, noch etwa 2 Monate'],
    [0, 'Neugeborenes'],
    [1, '1 Monat'],
    [7, '7 Monate'],
    [24, '2 Jahre'],
    [54, '4 Jahre, 6 Monate'],
  ])('%i months: %s', (months, words) => {
    expect(ageText(months)).toBe(words)
  })

  it('says for which ages an offer is', () => {
    expect(ageRangeText(36, 72)).toBe('3 Jahre bis unter 6 Jahre')
    expect(ageRangeText(-9, 12)).toBe('Schwangerschaft bis unter 12 Monate')
    expect(ageRangeText(undefined, 36)).toBe('bis unter 3 Jahre')
    expect(ageRangeText(undefined, undefined)).toBeUndefined()
  })
})

describe('a case context that was kept', () => {
  it('comes back whole', () => {
    const kept = { need: 'housing', ageMonths: 7, lifePhase: 'pregnancy_birth', areaId: '05999012-03', language: 'tr' }
    expect(parseCaseContext(kept)).toEqual(kept)
  })

  it('loses what this version cannot read, and only that', () => {
    expect(
      parseCaseContext({ need: 'horse', ageMonths: 'seven', lifePhase: 'old_age', language: 'ar', name: 'x' }),
    ).toEqual({
      language: 'ar',
    })
    expect(parseCaseContext('nonsense')).toEqual({})
  })
})
