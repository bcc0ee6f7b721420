/** Which cells a family is counted in: by hand for what matters, by rule for every record there can be. */

import { describe, expect, it } from 'vitest'
import type { RecordFacts } from '../../shared/statistics/record-facts.ts'
import { keptTables, tableOf } from '../../shared/statistics/tables.ts'
import { recordFactsOf, someRecords } from '../builders/some-records.ts'
import fc from '../property.ts'
import { cellsOfFamily } from './cells-of-family.ts'

/** Coordinates and numbers of one table, as `period coord n`. */
function cells(table: string, ...records: RecordFacts[]): string[] {
  return cellsOfFamily(records)
    .filter((cell) => cell.table === table)
    .map(({ period, coord, n }) => `${period} ${coord} ${n}`)
    .sort()
}

const unmet = (overrides: Partial<RecordFacts> = {}): RecordFacts => ({
  kind: 'unmet_need',
  day: '2026-05-01',
  district: 'north',
  regions: [],
  phase: 'kita',
  reasons: ['childcare_need'],
  gap: 'no_capacity',
  ...overrides,
})

describe('the cells of a family', () => {
  it('are one in every total of its period, once for each family', () => {
    const twice = [recordFactsOf(), recordFactsOf({ day: '2026-03-20', field: 'social' })]
    expect(cells('month:', ...twice)).toEqual(['2026-03  1'])
    expect(cells('year:', ...twice)).toEqual(['2026  1'])
    expect(cells('month:field', ...twice)).toEqual(['2026-03 health 1', '2026-03 social 1'])
  })

  it('are several where a dimension has several values: reasons, regions, stages', () => {
    const record = recordFactsOf({ reasons: ['a', 'b'], regions: ['town', 'county'] })
    expect(cells('quarter:reason,field', record)).toEqual(['2026-Q1 a|health 1', '2026-Q1 b|health 1'])
    expect(cells('month:region', record)).toEqual(['2026-03 county 1', '2026-03 town 1'])
    expect(cells('year:funnelStage', record)).toEqual(['2026 handed_over 1', '2026 referred 1'])
  })

  it('are none where the record has no value: no arrival, no day of one beyond the last bin, no field', () => {
    expect(cells('year:field,durationBin', recordFactsOf())).toEqual([])
    expect(cells('year:field,durationBin', recordFactsOf({ days: 13 }))).toEqual(['2026 health|d7 1'])
    expect(cells('year:field,durationBin', recordFactsOf({ days: 201 }))).toEqual([])
    expect(cells('unmet-quarter:field,gap', unmet())).toEqual([])
    expect(cells('unmet-quarter:field,gap', unmet({ field: 'education' }))).toEqual(['2026-Q2 education|no_capacity 1'])
  })

  it('keep unmet needs and referrals apart', () => {
    const both = [recordFactsOf({ day: '2026-05-02' }), unmet()]
    expect(cells('unmet-quarter:', ...both)).toEqual(['2026-Q2  1'])
    expect(cells('quarter:reason', ...both)).toEqual(['2026-Q2 parenting_uncertainty 1'])
    expect(cellsOfFamily([unmet()]).every(({ table }) => tableOf(table)?.measure !== 'cases')).toBe(true)
  })

  it('count referrals up to three of a family in a cell', () => {
    const five = Array.from({ length: 5 }, () => recordFactsOf())
    expect(cells('referrals-month:', ...five.slice(0, 2))).toEqual(['2026-03  2'])
    expect(cells('referrals-month:', ...five)).toEqual(['2026-03  3'])
    expect(cells('referrals-quarter:field', ...five, recordFactsOf({ field: 'social' }))).toEqual([
      '2026-Q1 health 3',
      '2026-Q1 social 1',
    ])
  })

  it('are passages from each referral to the next by day within a year', () => {
    const records = [
      recordFactsOf({ day: '2026-01-05', field: 'education' }),
      recordFactsOf({ day: '2025-12-20', field: 'other_year' }),
      recordFactsOf({ day: '2026-01-02', field: 'health' }),
      recordFactsOf({ day: '2026-01-05', field: 'social' }),
      unmet({ day: '2026-01-04', field: 'youth_welfare' }),
    ]
    // Of one day the order given decides; an unmet need is no stop on the way.
    expect(cells('year:linkFrom,linkTo', ...records)).toEqual(['2026 education|social 1', '2026 health|education 1'])
    expect(cells('year:linkFrom,linkTo', recordFactsOf())).toEqual([])
  })

  it('lie in kept tables alone, each once, and every table has a family that is in it', () => {
    const filled = new Set<string>()
    const { change } = someRecords(3)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), (length) => {
        const records = Array.from({ length }, () => change().facts).filter((facts) => facts !== null)
        const found = cellsOfFamily(records)
        const keys = found.map(({ table, period, coord }) => `${table} ${period} ${coord}`)
        expect(new Set(keys).size).toBe(keys.length)
        for (const { table, n } of found) {
          filled.add(table)
          expect(n).toBeGreaterThanOrEqual(1)
          expect(n).toBeLessThanOrEqual(table.startsWith('referrals-') ? 3 : 1)
        }
      }),
    )
    expect([...filled].sort()).toEqual(keptTables.map(({ id }) => id).sort())
  })

  it('are the same in whatever order records of different days come', () => {
    const records = [
      recordFactsOf({ day: '2026-03-01', field: 'social' }),
      recordFactsOf({ day: '2026-03-02' }),
      unmet(),
      recordFactsOf({ day: '2026-04-03', days: 4 }),
    ]
    const inOrder = (some: readonly RecordFacts[]) =>
      cellsOfFamily(some)
        .map((cell) => JSON.stringify(cell))
        .sort()
    fc.assert(
      fc.property(fc.shuffledSubarray(records, { minLength: records.length }), (turned) => {
        expect(inOrder(turned)).toEqual(inOrder(records))
      }),
    )
  })
})
