/** What holds of derived numbers whatever was released. */

import { describe, expect, it } from 'vitest'
import { sumOf, together } from '../../../shared/statistics/derive/amount.ts'
import { differs } from '../../../shared/statistics/derive/differs.ts'
import { funnel } from '../../../shared/statistics/derive/funnel.ts'
import { medianDays } from '../../../shared/statistics/derive/median-days.ts'
import { restOf } from '../../../shared/statistics/derive/rest.ts'
import { share, shareOf } from '../../../shared/statistics/derive/share.ts'
import fc from '../../property.ts'

/** A released cell: hidden, or at least eight. */
const value = fc.option(fc.integer({ min: 8, max: 2000 }), { nil: null })
const cells = fc.array(fc.record({ value }), { maxLength: 12 })
const histogram = fc.array(fc.record({ value }), { minLength: 9, maxLength: 9 })

describe('derived numbers', () => {
  it('never rise along a funnel, and hide exactly what was hidden', () => {
    fc.assert(
      fc.property(fc.array(value), (stages) => {
        const shown = funnel(stages)
        expect(shown.map((stage) => stage === null)).toEqual(stages.map((stage) => stage === null))
        const known = shown.filter((stage) => stage !== null)
        expect(known).toEqual(known.toSorted((a, b) => b - a))
        for (const [at, stage] of shown.entries()) expect(stage ?? 0).toBeLessThanOrEqual(stages[at] ?? 0)
      }),
    )
  })

  it('keep every share a whole percent from 0 to 100, and tell none of a base below twenty', () => {
    fc.assert(
      fc.property(value, value, (part, whole) => {
        const percent = share(part, whole)
        if (part === null || whole === null || whole < 20) expect(percent).toBeNull()
        else expect(percent).toBe(Math.min(100, Math.round((100 * part) / whole)))
      }),
    )
  })

  it('add up what is shown and only count what is hidden', () => {
    fc.assert(
      fc.property(cells, (released) => {
        const sum = sumOf(released)
        const shown = released.filter((cell) => cell.value !== null)
        expect(sum.cells).toBe(shown.length)
        expect(sum.hiddenCells).toBe(released.length - shown.length)
        // A hidden cell that counted as zero would make a sum of hidden cells zero.
        if (shown.length === 0) expect(sum.value).toBeNull()
        else expect(sum.value).toBeGreaterThanOrEqual(8 * shown.length)
        expect(sum.pm).toBeGreaterThanOrEqual(3)
      }),
    )
  })

  it('say the same of parts put together in any way', () => {
    fc.assert(
      fc.property(cells, cells, (some, others) => {
        expect(together([sumOf(some), sumOf(others)])).toEqual(sumOf([...some, ...others]))
      }),
    )
  })

  it('keep the true share within its points, whatever the hidden parts hold', () => {
    fc.assert(
      fc.property(histogram, fc.array(fc.nat(7), { minLength: 9, maxLength: 9 }), (released, hidden) => {
        const [first, ...others] = released.map((cell) => sumOf([cell]))
        if (first === undefined || first.value === null) return
        const told = shareOf(first, together([first, ...others]))
        if (told.value === null) return
        const counts = released.map((cell, at) => cell.value ?? hidden[at] ?? 0)
        const whole = counts.reduce((sum, count) => sum + count, 0)
        expect(Math.abs(told.value - (100 * first.value) / whole)).toBeLessThanOrEqual(told.pm + 1)
      }),
      { numRuns: 500 },
    )
  })

  it('leave a rest between nothing and the total', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.array(value), (total, parts) => {
        const left = restOf(
          sumOf([{ value: total }]),
          parts.map((part) => sumOf([{ value: part }])),
        )
        expect(left.value).toBeGreaterThanOrEqual(0)
        expect(left.value).toBeLessThanOrEqual(total)
      }),
    )
  })

  it('keep the true median within the range, whatever the hidden bins hold', () => {
    fc.assert(
      fc.property(histogram, fc.array(fc.nat(7), { minLength: 9, maxLength: 9 }), (released, hidden) => {
        const median = medianDays(released)
        if (median === null) return
        const whole = medianDays(released.map((bin, at) => ({ value: bin.value ?? hidden[at] ?? 0 })))
        expect(whole?.days).toBeGreaterThanOrEqual(median.earliest)
        expect(whole?.days).toBeLessThanOrEqual(median.latest)
        expect(median.days).toBeGreaterThanOrEqual(median.earliest)
        expect(median.days).toBeLessThanOrEqual(median.latest)
      }),
      { numRuns: 500 },
    )
  })

  it('call two numbers different alike from both sides', () => {
    fc.assert(
      fc.property(cells, cells, (a, b) => {
        expect(differs(sumOf(a), sumOf(b))).toBe(differs(sumOf(b), sumOf(a)))
      }),
    )
  })
})
