import { describe, expect, it } from 'vitest'
import { addDays, addWorkingDays, isWorkingDay } from '../../shared/referral/working-days.ts'
import fc from '../property.ts'

/** Laws of the Länder: what is a holiday in North Rhine-Westphalia in 2026, on weekdays. */
const holidays2026 = [
  '2026-01-01',
  '2026-04-03',
  '2026-04-06',
  '2026-05-01',
  '2026-05-14',
  '2026-05-25',
  '2026-06-04',
  '2026-12-25',
]

describe('working days', () => {
  it('in North Rhine-Westphalia leave out weekends and exactly its public holidays', () => {
    const free: string[] = []
    for (let day = '2026-01-01'; day <= '2026-12-31'; day = addDays(day, 1) ?? '9')
      if (new Date(day).getUTCDay() % 6 !== 0 && !isWorkingDay(day, 'NW')) free.push(day)
    expect(free).toEqual(holidays2026)
  })

  it('differ by Land', () => {
    expect(isWorkingDay('2026-06-04', 'BE')).toBe(true)
    expect(isWorkingDay('2027-03-08', 'BE')).toBe(false)
    expect(isWorkingDay('2026-11-18', 'SN')).toBe(false)
    expect(isWorkingDay('2026-11-18', 'NW')).toBe(true)
  })

  it('in a Land that is none leave out what is a holiday everywhere', () => {
    expect(isWorkingDay('2025-10-03', 'XX')).toBe(false)
    expect(isWorkingDay('2026-05-14', 'XX')).toBe(false)
    expect(isWorkingDay('2026-06-04', 'XX')).toBe(true)
  })

  it('count from Friday over the weekend, and over Easter and the first of May', () => {
    expect(addWorkingDays('2026-03-06', 1, 'NW')).toBe('2026-03-09')
    expect(addWorkingDays('2026-03-06', 0, 'NW')).toBe('2026-03-06')
    expect(addWorkingDays('2026-04-02', 1, 'NW')).toBe('2026-04-07')
    expect(addWorkingDays('2026-04-30', 1, 'NW')).toBe('2026-05-04')
    expect(addWorkingDays('2026-12-23', 3, 'NW')).toBe('2026-12-29')
  })

  it.each(['', 'heute', '2026-13-01'])('of “%s” are none', (text) => {
    expect(addWorkingDays(text, 3, 'NW')).toBeUndefined()
    expect(addDays(text, 3)).toBeUndefined()
  })

  it('are the same in every time zone', () => {
    const zone = process.env['TZ']
    const results = ['UTC', 'Pacific/Kiritimati', 'America/St_Johns'].map((name) => {
      process.env['TZ'] = name
      return ['2026-03-30', '2028-05-20', '2030-12-20'].map((day) => addWorkingDays(day, 10, 'NW'))
    })
    if (zone === undefined) delete process.env['TZ']
    else process.env['TZ'] = zone
    expect(new Set(results.map(String)).size).toBe(1)
  })

  it('always end on a working day, each one further than the last', () => {
    const anyDay = fc.integer({ min: 0, max: 3650 }).map((days) => addDays('2024-01-01', days) ?? '')
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 30 }), (day, count) => {
        const end = addWorkingDays(day, count, 'NW') ?? ''
        expect(isWorkingDay(end, 'NW')).toBe(true)
        expect(addWorkingDays(addWorkingDays(day, count - 1, 'NW') ?? '', 1, 'NW')).toBe(end)
      }),
    )
  })
})
