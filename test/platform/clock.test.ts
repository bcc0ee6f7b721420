import { expect, it } from 'vitest'
import { dayOf } from '../../extension/platform/clock.ts'

it('a day is the one on the calendar here, also shortly after midnight', () => {
  expect(dayOf(new Date(2026, 0, 1, 0, 30))).toBe('2026-01-01')
  expect(dayOf(new Date(2026, 11, 31, 23, 59))).toBe('2026-12-31')
})
