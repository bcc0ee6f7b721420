import { describe, expect, it } from 'vitest'
import {
  finalYears,
  firstNumbersOn,
  firstPeriod,
  lastRelease,
  periodsToChoose,
} from '../../extension/tasks/see-figures/released-periods.ts'
import type { StatisticsCatalogue } from '../../shared/protocol/statistics.ts'
import { tableOf } from '../../shared/statistics/tables.ts'

/** A catalogue in which these tables were released: period, and day where it matters. */
function catalogueOf(released: Record<string, (readonly [period: string, on?: string, final?: boolean])[]>) {
  const title = { de: '', en: '' }
  const tables = Object.entries(released).map(([id, periods]): StatisticsCatalogue['tables'][number] => ({
    id,
    measure: 'cases',
    period: tableOf(id)?.period ?? 'year',
    dimensions: [],
    matures: tableOf(id)?.matures ?? false,
    title,
    definition: title,
    periods: periods.map(([period, on = '2026-01-05', final = false]) => ({
      period,
      revision: final ? 2 : 1,
      final,
      releasedOn: on,
      releaseHash: 'a'.repeat(64),
    })),
  }))
  return { tables }
}

describe('the periods somebody may look at', () => {
  it('are years and quarters, the newest year first; a quarter counts once all its months are out', () => {
    const catalogue = catalogueOf({
      'month:': [['2025-09'], ['2025-10'], ['2025-11'], ['2025-12'], ['2026-01'], ['2026-02']],
      'year:': [['2024'], ['2025']],
      'quarter:offer': [['2025-Q3']],
    })
    expect(periodsToChoose(catalogue)).toEqual(['2025', '2025-Q3', '2025-Q4', '2024'])
  })

  it('begin with the newest year of which outcomes are known', () => {
    const years = { 'year:': [['2024'], ['2025']] as const, 'year:outcome': [['2024']] as const }
    expect(firstPeriod(catalogueOf({ 'year:': [...years['year:']], 'year:outcome': [...years['year:outcome']] }))).toBe(
      '2024',
    )
    expect(firstPeriod(catalogueOf({ 'year:': [['2024'], ['2025']] }))).toBe('2025')
    expect(firstPeriod(catalogueOf({ 'quarter:offer': [['2026-Q1'], ['2026-Q2']] }))).toBe('2026-Q2')
    expect(firstPeriod(catalogueOf({ 'month:': [['2026-01']] }))).toBeUndefined()
    expect(firstPeriod(catalogueOf({}))).toBeUndefined()
  })

  it('tell the last day of release with the newest period of that day, the longest of several', () => {
    const catalogue = catalogueOf({
      'month:': [
        ['2025-12', '2026-01-05'],
        ['2026-01', '2026-02-05'],
      ],
      'year:': [['2025', '2026-01-05']],
      'quarter:offer': [['2025-Q4', '2026-01-05']],
    })
    expect(lastRelease(catalogue)).toEqual({ on: '2026-02-05', period: '2026-01' })
    catalogue.tables[0]?.periods.pop()
    expect(lastRelease(catalogue)).toEqual({ on: '2026-01-05', period: '2025' })
    expect(lastRelease(catalogueOf({}))).toBeUndefined()
  })

  it.each([
    ['2026-11-22', '2026-12-05'],
    ['2026-12-31', '2027-01-05'],
    ['2028-02-29', '2028-03-05'],
  ])('come first, for whoever starts on %s, on %s', (today, day) => {
    expect(firstNumbersOn(today)).toBe(day)
  })

  it('leave the municipality only as years that are final', () => {
    const catalogue = catalogueOf({
      'year:': [
        ['2025', '2026-01-05'],
        ['2024', '2025-04-01', true],
      ],
    })
    expect(finalYears(catalogue)).toEqual(['2024'])
  })
})
