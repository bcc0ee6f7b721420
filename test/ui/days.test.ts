import { beforeEach, describe, expect, it } from 'vitest'
import { agoText, daysBetween, dayText } from '../../extension/ui/days.ts'
import { startWords } from '../../extension/ui/words.ts'

describe('days in German', () => {
  beforeEach(() => startWords('de'))

  it('are written as DIN 5008 asks', () => {
    expect(dayText('2026-05-01')).toBe('01.05.2026')
  })

  it.each([
    ['2026-11-22', 'heute'],
    ['2026-11-21', 'gestern'],
    ['2026-11-17', 'vor 5 Tagen'],
    ['2026-11-01', 'vor 3 Wochen'],
    ['2026-07-20', 'vor 4 Monaten'],
    ['2024-05-01', 'vor 2 Jahren'],
  ])('%s was %s', (day, words) => {
    expect(agoText(day, '2026-11-22')).toBe(words)
  })

  it('reads a day to come as today, since clocks differ', () => {
    expect(agoText('2026-11-23', '2026-11-22')).toBe('heute')
  })

  it('counts days across a change of the clock', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
  })
})

describe('days in English', () => {
  beforeEach(() => startWords('en'))

  it('name the month', () => {
    expect(dayText('2026-05-01')).toBe('1 May 2026')
    expect(agoText('2026-11-01', '2026-11-22')).toBe('3 weeks ago')
  })
})
