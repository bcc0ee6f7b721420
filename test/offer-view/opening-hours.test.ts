import { beforeEach, describe, expect, it } from 'vitest'
import { openState, weekMoment } from '../../extension/offer-view/opening-hours.ts'
import { openingLines, openStateText } from '../../extension/offer-view/opening-words.ts'
import { startWords } from '../../extension/ui/words.ts'
import type { Opening } from '../../shared/offer.ts'

const mornings: Opening = { days: [1, 2, 3, 4], opens: '09:00', closes: '12:00' }
const mondayAfternoon: Opening = { days: [1], opens: '14:00', closes: '16:30' }
const at = (weekday: number, clock: string) => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return { weekday, minutes: hours * 60 + minutes }
}
const text = (openings: Opening[], weekday: number, clock: string) => {
  const state = openState(openings, at(weekday, clock))
  return state === undefined ? undefined : openStateText(state)
}

describe('opening hours', () => {
  beforeEach(() => startWords('de'))

  it.each([
    [1, '09:00', 'jetzt geöffnet, bis 12:00'],
    [1, '11:59', 'jetzt geöffnet, bis 12:00'],
    [1, '12:00', 'jetzt geschlossen, öffnet heute 14:00'],
    [1, '08:00', 'jetzt geschlossen, öffnet heute 9:00'],
    [1, '20:00', 'jetzt geschlossen, öffnet morgen 9:00'],
    [4, '12:30', 'jetzt geschlossen, öffnet Mo 9:00'],
    [7, '18:00', 'jetzt geschlossen, öffnet morgen 9:00'],
  ])('weekday %i at %s: %s', (weekday, clock, expected) => {
    expect(text([mornings, mondayAfternoon], weekday, clock)).toBe(expected)
  })

  it('are unknown without any', () => {
    expect(text([], 1, '10:00')).toBeUndefined()
  })

  it('go past midnight and across the end of the week', () => {
    const night: Opening = { days: [7], opens: '22:00', closes: '02:00' }
    expect(text([night], 1, '01:00')).toBe('jetzt geöffnet, bis 2:00')
    expect(text([night], 1, '02:00')).toBe('jetzt geschlossen, öffnet So 22:00')
  })

  it('know a place that never closes', () => {
    const always: Opening = { days: [1, 2, 3, 4, 5, 6, 7], opens: '00:00', closes: '24:00' }
    expect(text([always], 3, '03:00')).toBe('jetzt geöffnet')
  })

  it('that open once a week come again in seven days', () => {
    expect(openState([mondayAfternoon], at(1, '17:00'))).toEqual({ open: false, opens: '14:00', weekday: 1, inDays: 7 })
  })

  it('join three and more days in a row', () => {
    const days = (...open: number[]) => openingLines([{ days: open, opens: '09:00', closes: '12:00' }])[0]?.days
    expect(days(1, 2, 3, 5)).toBe('Mo–Mi, Fr')
    expect(days(1, 2)).toBe('Mo, Di')
    expect(days(1, 2, 3, 4, 5, 6, 7)).toBe('täglich')
  })
})

describe('the moment of the week in Germany', () => {
  it('is the same wherever the device stands, in summer and in winter', () => {
    expect(weekMoment(Date.parse('2026-07-06T22:30:00Z'))).toEqual({ weekday: 2, minutes: 30 })
    expect(weekMoment(Date.parse('2026-01-05T22:30:00Z'))).toEqual({ weekday: 1, minutes: 23 * 60 + 30 })
  })
})
