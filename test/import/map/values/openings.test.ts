/** Opening hours as offices write them, and what is not certain enough to be hours. */

import { describe, expect, it } from 'vitest'
import { openingsOf } from '../../../../server/catalogue/import/map/values/openings.ts'
import type { Opening } from '../../../../shared/offer.ts'
import { type OpeningWords, openingLines } from '../../../../shared/openings.ts'
import fc from '../../../property.ts'

const week = [1, 2, 3, 4, 5]
const at = (days: number[], opens: string, closes: string, note?: string): Opening => ({
  days,
  opens,
  closes,
  ...(note !== undefined && { note }),
})

const understood: readonly (readonly [string, Opening[]])[] = [
  ['Mo–Fr 9–12', [at(week, '09:00', '12:00')]],
  ['Mo-Fr 8.00-16.30 Uhr', [at(week, '08:00', '16:30')]],
  ['Montag bis Freitag von 8 bis 16 Uhr', [at(week, '08:00', '16:00')]],
  ['Mo, Mi 8.30-12.00 Uhr; Do 14-18', [at([1, 3], '08:30', '12:00'), at([4], '14:00', '18:00')]],
  ['Mo.-Do. 8:00 bis 16:00, Fr. bis 13 Uhr', [at([1, 2, 3, 4], '08:00', '16:00'), at([5], '08:00', '13:00')]],
  ['Mo-Fr 9-12 und 14-16 Uhr', [at(week, '09:00', '12:00'), at(week, '14:00', '16:00')]],
  ['Di + Do 14.30 - 17 Uhr', [at([2, 4], '14:30', '17:00')]],
  ['dienstags und donnerstags 10–12 Uhr', [at([2, 4], '10:00', '12:00')]],
  ['Mo 9-12\nDi 14-16', [at([1], '09:00', '12:00'), at([2], '14:00', '16:00')]],
  ['Montag: 8:00 - 12:00 Uhr', [at([1], '08:00', '12:00')]],
  ['täglich 8-20 Uhr', [at([1, 2, 3, 4, 5, 6, 7], '08:00', '20:00')]],
  ['werktags 9-17 Uhr', [at(week, '09:00', '17:00')]],
  ['Sa/So 10-18', [at([6, 7], '10:00', '18:00')]],
  ['24h', [at([1, 2, 3, 4, 5, 6, 7], '00:00', '24:00')]],
  ['rund um die Uhr', [at([1, 2, 3, 4, 5, 6, 7], '00:00', '24:00')]],
  ['Fr-So 18-24 Uhr', [at([5, 6, 7], '18:00', '24:00')]],
  ['Mo-Fr 8-16, Mi geschlossen', [at([1, 2, 4, 5], '08:00', '16:00')]],
  ['9–12 Uhr (Mo–Fr)', [at(week, '09:00', '12:00')]],
  ['8-16 Uhr Montag bis Freitag', [at(week, '08:00', '16:00')]],
  ['Do 14–18 Uhr (nur Elterncafé)', [at([4], '14:00', '18:00', 'nur Elterncafé')]],
]

describe('opening hours', () => {
  it.each(understood)('“%s” is understood', (written, openings) => {
    expect(openingsOf(written)).toEqual({ openings, whole: true })
  })

  it.each([
    ['Mo–Fr 9–12 u. nach Vereinb.', [at(week, '09:00', '12:00')]],
    ['Di 9-11 Uhr und nach Vereinbarung', [at([2], '09:00', '11:00')]],
    ['Mo 14-16 Uhr, weitere Termine nach telefonischer Absprache', [at([1], '14:00', '16:00')]],
  ])('“%s” gives hours and asks for its text to be kept', (written, openings) => {
    expect(openingsOf(written)).toEqual({ openings, whole: false })
  })

  it.each([
    'nach Vereinbarung',
    'täglich',
    'werktags',
    'Mo–Fr',
    '9-12 Uhr',
    'jeden 1. Montag im Monat 9-11 Uhr',
    'Mo-Fr 9-12 außer in den Ferien',
    'Mo ab 14 Uhr',
    'Mo 22-6 Uhr',
    'Mo 15.12. 9-12',
    'Mo 25-26 Uhr',
    'gerade Wochen Di 9-11',
    'siehe Homepage',
    '',
  ])('“%s” gives no hours', (written) => {
    expect(openingsOf(written)).toEqual({ openings: [], whole: false })
  })

  const german: OpeningWords = {
    weekday: (day) => ['Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So'][day - 1] ?? '',
    daily: 'täglich',
    allDay: 'rund um die Uhr',
    clock: (opens, closes) => `${opens}–${closes} Uhr`,
  }
  const english: OpeningWords = {
    weekday: (day) => ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][day - 1] ?? '',
    daily: 'daily',
    allDay: 'day and night',
    clock: (opens, closes) => `${opens}–${closes}`,
  }
  const clock = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  const opening = fc
    .record({
      days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
      ends: fc.uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 2, maxLength: 2 }),
    })
    .map(({ days, ends }): Opening => {
      const [from = 0, to = 1440] = ends.sort((a, b) => a - b)
      return at([...days].sort(), clock(from), clock(to))
    })

  it.each([
    ['German', german],
    ['English', english],
  ])('come back from the product’s own %s words', (_, words) => {
    fc.assert(
      fc.property(fc.array(opening, { minLength: 1, maxLength: 8 }), (openings) => {
        const written = openingLines(openings, words)
          .map(({ days, hours }) => `${days} ${hours}`)
          .join('\n')
        expect(openingsOf(written)).toEqual({ openings, whole: true })
      }),
    )
  })
})
