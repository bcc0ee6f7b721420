/** The derived numbers of the specification (disclosure control, 3.5), and the borders beside them. */
import { describe, expect, it } from 'vitest'
import { sumOf, together } from '../../../shared/statistics/derive/amount.ts'
import { differs } from '../../../shared/statistics/derive/differs.ts'
import { funnel } from '../../../shared/statistics/derive/funnel.ts'
import { medianClass, medianDays } from '../../../shared/statistics/derive/median-days.ts'
import { childrenOf, rateOf } from '../../../shared/statistics/derive/rate.ts'
import { restOf } from '../../../shared/statistics/derive/rest.ts'
import { share, shareOf } from '../../../shared/statistics/derive/share.ts'

const bins = (...values: (number | null)[]) => values.map((value) => ({ value }))
const one = (value: number | null) => sumOf([{ value }])

describe('a share', () => {
  it('is the specified one', () => {
    expect(share(14, 41)).toBe(34)
    expect(share(14, 19)).toBeNull()
    expect(share(50, 45)).toBe(100)
  })

  it('needs a base of twenty and both sides', () => {
    expect(share(10, 20)).toBe(50)
    expect(share(null, 41)).toBeNull()
    expect(share(14, null)).toBeNull()
  })

  it('says how far it may be off, by the noise of both sides', () => {
    expect(shareOf(one(14), one(41))).toEqual({ value: 34, pm: 8 })
    expect(shareOf(one(1400), one(4100))).toEqual({ value: 34, pm: 1 })
    expect(shareOf(one(null), one(41)).value).toBeNull()
  })
})

describe('a funnel', () => {
  it('is the specified one', () => {
    expect(funnel([120, 97, 99, 61, null])).toEqual([120, 97, 97, 61, null])
  })

  it('goes on after a hidden stage from what was shown before', () => {
    expect(funnel([50, null, 60])).toEqual([50, null, 50])
  })
})

describe('a median of days', () => {
  it('is the specified one', () => {
    expect(medianDays(bins(1, 4, 12, 15, 9, 6, 0, 2, -1))?.days).toBe(18)
  })

  it('needs twenty families in the shown bins', () => {
    expect(medianDays(bins(null, null, 10, 9, null, null, null, null, null))).toBeNull()
    expect(medianDays(bins(0, 0, 10, 10, 0, 0, 0, 0, 0))?.days).toBe(14)
    expect(medianDays(bins(0, 0, 10, 9, 0, 0, 0, 0, 0))).toBeNull()
  })

  it('lies in a range as wide as hidden bins leave it', () => {
    const median = medianDays(bins(null, null, 12, 15, 9, null, null, null, null))
    expect(median).toEqual({ days: 17, earliest: 13, latest: 25 })
    expect(medianDays(bins(null, null, 120, 150, 90, null, null, null, null))).toEqual({
      days: 17,
      earliest: 16,
      latest: 17,
    })
  })

  it('is not told where hidden bins could hold anything', () => {
    expect(medianDays(bins(10, null, null, null, null, null, null, null, 12))).toBeNull()
  })

  it('is wider where the network shows less', () => {
    const wide = medianDays(bins(null, null, 30, 40, 30, null, null, null, null), 16)
    const narrow = medianDays(bins(null, null, 30, 40, 30, null, null, null, null))
    expect(wide?.latest).toBeGreaterThan(narrow?.latest ?? 0)
  })

  it('has the class of its bin', () => {
    expect(medianClass(medianDays(bins(1, 4, 12, 15, 9, 6, 0, 2, -1)))).toBe('d14')
    expect(medianClass(null)).toBeNull()
  })
})

describe('a sum', () => {
  it('tells how many cells are hidden, and is surer by the root of their number', () => {
    expect(sumOf([{ value: 12 }, { value: null }, { value: 20 }, { value: 9 }, { value: 8 }])).toEqual({
      value: 49,
      pm: 7,
      cells: 4,
      hiddenCells: 1,
    })
  })

  it('of one cell is as sure as the cell', () => {
    expect(one(12)).toEqual({ value: 12, pm: 3, cells: 1, hiddenCells: 0 })
  })

  it('of hidden cells alone is hidden', () => {
    expect(sumOf([{ value: null }, { value: null }])).toEqual({ value: null, pm: 3, cells: 0, hiddenCells: 2 })
    expect(sumOf([]).value).toBeNull()
  })
})

describe('the rest', () => {
  it('is what the shown parts leave of the total, never less than nothing', () => {
    expect(restOf(one(100), [one(30), one(null), one(20)])).toEqual({ value: 50, pm: 6, cells: 3, hiddenCells: 0 })
    expect(restOf(one(40), [one(30), one(20)]).value).toBe(0)
    expect(restOf(one(null), [one(30)]).value).toBeNull()
  })
})

describe('a rate', () => {
  it('counts children from birth to under 18 only', () => {
    const area = {
      children: { prenatal: 5, a0: 100, a15_17: 150, a18_24: 999, not_recorded: 7 },
      populationOn: '2025-12-31',
    }
    expect(childrenOf(area)).toEqual({ children: 250, on: '2025-12-31' })
    expect(childrenOf({})).toBeUndefined()
    expect(childrenOf({ children: { a18_24: 10 } })).toBeUndefined()
  })

  it('has one decimal and the noise of its families', () => {
    expect(rateOf(one(37), 1200)).toEqual({ value: 30.8, pm: 2.5 })
    expect(rateOf(one(null), 1200).value).toBeNull()
    expect(rateOf(one(37), 0).value).toBeNull()
  })
})

describe('two numbers', () => {
  it('differ from five families on', () => {
    expect(differs(one(20), one(24))).toBe(false)
    expect(differs(one(20), one(25))).toBe(true)
  })

  it('must lie further apart where more noise went into them', () => {
    const sum = together([one(20), one(20), one(20), one(20)])
    expect(differs(sum, { ...sum, value: 88 })).toBe(false)
    expect(differs(sum, { ...sum, value: 90 })).toBe(true)
  })

  it('never differ where a part of one is hidden', () => {
    expect(differs(together([one(100), one(null)]), one(20))).toBe(false)
    expect(differs(one(null), one(20))).toBe(false)
  })
})
