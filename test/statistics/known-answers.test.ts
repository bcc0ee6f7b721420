/** The published answers of the specification: a change of any byte of the keys, the messages or the table shows here. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { noiseSelector, withoutRecord, withRecord } from '../../server/statistics/cell-key.ts'
import { pTable, pTableHash } from '../../server/statistics/p-table.ts'
import { noiseOf, perturbed, publicValue, releasedValue } from '../../server/statistics/perturb.ts'
import { recordKey } from '../../server/statistics/record-key.ts'

const recordSecret = Uint8Array.from({ length: 32 }, (_, at) => at)
const noiseSecret = Uint8Array.from({ length: 32 }, (_, at) => 32 + at)
const hex = (number: number) => number.toString(16).padStart(8, '0')

const records = [
  ['1a057eea', '1a057eea'],
  ['644d7681', '7e52f56b'],
  ['f874f334', '76c7e89f'],
  ['c46031d5', '3b281a74'],
  ['f8f643ca', '341e5e3e'],
  ['5099ae15', '84b80c53'],
  ['9613d460', '1acbe0b3'],
  ['49c0de1b', '648cbece'],
  ['fa3a1b14', '5ec6d9e2'],
  ['02063d38', '60cd171a'],
  ['7ebd8e58', 'df8aa572'],
  ['d078c708', 'b0036c7a'],
] as const
const keyOf = (number: number) => recordKey(recordSecret, 't1', `case-${String(number).padStart(4, '0')}`)

describe('record and cell keys', () => {
  it('are those of the specification', () => {
    let sum = 0
    records.forEach(([record, running], at) => {
      expect(hex(keyOf(at + 1))).toBe(record)
      sum = withRecord(sum, keyOf(at + 1))
      expect(hex(sum)).toBe(running)
    })
    expect(hex(withoutRecord(sum, keyOf(3)))).toBe('b78e7946')
  })

  it('refuse a part that holds the joining sign, which would make two messages one', () => {
    expect(() => recordKey(recordSecret, 't|1', 'case')).toThrow(RangeError)
    const cell = { tenant: 't1', table: 'a|b', revision: 1, measure: 'cases', n: 1, cellKey: 1 }
    expect(() => noiseSelector(noiseSecret, cell)).toThrow(RangeError)
  })
})

describe('noise', () => {
  it.each([
    ['year:district,field', 1, 12, 'b0036c7a', 434520125, -2, 10, 10],
    ['year:district,field', 2, 12, 'b0036c7a', 853142952, -1, 11, 10],
    ['quarter:offer', 1, 12, 'b0036c7a', 233219517, -3, 9, null],
    ['year:district,field', 1, 8, '648cbece', 535965458, -2, 6, null],
    ['year:district,field', 1, 3, '76c7e89f', 3689619999, 2, 5, null],
    ['year:district,field', 1, 1, '1a057eea', 594983654, -1, 0, null],
    ['month:district', 1, 5, '341e5e3e', 1462876397, -1, 4, null],
  ] as const)('of %s, revision %i, n %i is that of the specification', (table, revision, n, key, u, v, value, open) => {
    const cell = { tenant: 't1', table, revision, measure: 'cases', n, cellKey: Number.parseInt(key, 16) }
    expect(noiseSelector(noiseSecret, cell)).toBe(u)
    expect(noiseOf(n, u)).toBe(v)
    expect(perturbed(noiseSecret, cell)).toBe(value)
    expect(releasedValue(value)).toBe(value < 8 ? null : value)
    expect(publicValue(releasedValue(value))).toBe(open)
  })

  it('steps at the bounds of the table', () => {
    const steps = [
      [16285915, -5],
      [16285916, -4],
      [2638831120, 0],
      [2638831121, 1],
      [4278681379, 4],
      [4278681380, 5],
    ] as const
    for (const [u, v] of steps) expect(noiseOf(5, u)).toBe(v)
    for (const n of [0, 1, 2, 3, 4, 5, 6, 400]) {
      expect(noiseOf(n, 0)).toBe(-Math.min(n, 5) + 0)
      expect(noiseOf(n, 0xffffffff)).toBe(n === 0 ? 0 : 5)
    }
  })
})

describe('what is released', () => {
  it('needs eight itself and twenty in every parent, whatever lower thresholds are asked for', () => {
    expect([7, 8].map((value) => releasedValue(value))).toEqual([null, 8])
    expect([19, 20].map((parent) => releasedValue(9, [40, parent]))).toEqual([null, 9])
    expect(releasedValue(7, [], { show: 1, base: 1 })).toBe(null)
    expect(releasedValue(9, [19], { show: 1, base: 1 })).toBe(null)
    expect(releasedValue(11, [], { show: 12, base: 20 })).toBe(null)
  })

  it('is rounded to fives for the world outside', () => {
    expect([9, 10, 12, 13, 17, 18, 22, 23].map(publicValue)).toEqual([null, 10, 10, 15, 15, 20, 20, 25])
    expect(publicValue(null)).toBe(null)
  })
})

describe('the table of noise', () => {
  it('is the one of the specification to the last digit', () => {
    const text = JSON.stringify(pTable.map(({ i, v, t }) => ({ i, v, t })))
    expect(text.length).toBe(721)
    expect(createHash('sha256').update(text).digest('hex')).toBe(pTableHash)
  })
})
