import { expect, it } from 'vitest'
import { dueReleases, finalYears } from '../../server/statistics/due.ts'

const now = Date.parse('2026-11-22T08:00:00Z')
const nothingOut = () => 0

it('asks nothing of years that were forgotten, also for tables that were not there then', () => {
  const years = (forgotten: ReadonlySet<string>) =>
    new Set([...dueReleases('2024-03-01', now, nothingOut, forgotten).keys()].map((period) => period.slice(0, 4)))
  expect(years(new Set())).toEqual(new Set(['2024', '2025', '2026']))
  expect(years(new Set(['2024', '2025']))).toEqual(new Set(['2026']))
})

it('takes a forgotten year for final, and no other before all of it is out', () => {
  expect(finalYears('2024-03-01', now, nothingOut, new Set(['2024']))).toEqual(['2024'])
})
