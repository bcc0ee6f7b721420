/** What must hold of the noise for every count and every selector (P10, P11 of the specification). */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { noiseSelector } from '../../server/statistics/cell-key.ts'
import { type NoiseRow, pTable } from '../../server/statistics/p-table.ts'
import { noiseOf, releasedValue } from '../../server/statistics/perturb.ts'

const range = 2 ** 32
const probabilities = ({ t }: NoiseRow) => t.map((bound, at) => (bound - (t[at - 1] ?? 0)) / range)

/** Rows 6, 7 and 8 of the published table for D = 5, V = 3, js = 2, as the specification prints rows 3, 4 and 5. */
const published: Record<number, { digits: number; p: number[] }> = {
  3: { digits: 5, p: [0.07203, 0.13672, 0.19735, 0.21665, 0.18088, 0.11485, 0.05546, 0.02037, 0.00569] },
  4: { digits: 5, p: [0.01844, 0.05548, 0.12162, 0.19421, 0.22591, 0.19144, 0.11818, 0.05315, 0.01741, 0.00416] },
  5: {
    digits: 6,
    p: [0.003792, 0.016591, 0.052293, 0.11873, 0.194193, 0.228801, 0.194193, 0.11873, 0.052293, 0.016591, 0.003792],
  },
}

describe('a shown number', () => {
  it('rests on at least three families and is at most five off, for every count and every bound', () => {
    const selectors = pTable.flatMap(({ t }) => t.flatMap((bound) => [bound - 1, bound])).filter((u) => u < range)
    for (let n = 0; n <= 1_000; n++)
      for (const u of [0, range - 1, ...selectors]) {
        const value = n + noiseOf(n, u)
        expect(value).toBeGreaterThanOrEqual(0)
        if (releasedValue(value) === null) continue
        expect(n).toBeGreaterThanOrEqual(3)
        expect(Math.abs(value - n)).toBeLessThanOrEqual(5)
      }
  })
})

describe('the table of noise', () => {
  it('covers every selector once, with rising bounds', () => {
    pTable.forEach(({ i, v, t }, at) => {
      expect(i).toBe(at)
      expect(v.length).toBe(t.length)
      expect(t.at(-1)).toBe(range)
      expect([...t].sort((a, b) => a - b)).toEqual(t)
      expect(v[0]).toBe(-i + 0)
    })
  })

  it('adds nothing on average, and has the variance three from three families on', () => {
    for (const row of pTable) {
      const p = probabilities(row)
      const mean = p.reduce((sum, share, at) => sum + share * (row.v[at] ?? 0), 0)
      const variance = p.reduce((sum, share, at) => sum + share * (row.v[at] ?? 0) ** 2, 0)
      expect(Math.abs(mean)).toBeLessThan(1e-9)
      if (row.i >= 3) expect(variance).toBeCloseTo(3, 8)
    }
  })

  it('has the published probabilities', () => {
    for (const [row, { digits, p }] of Object.entries(published)) {
      const own = probabilities(pTable[Number(row)] ?? { i: 0, v: [], t: [] })
      expect(own.map((share) => Number(share.toFixed(digits)))).toEqual(p)
    }
  })
})

describe('the selector', () => {
  it('spreads over the table as a fair draw would, for forty keys (χ² with ten degrees of freedom)', () => {
    const row = pTable[5] ?? { i: 5, v: [], t: [] }
    const p = probabilities(row)
    const draws = 4_000
    const values = Array.from({ length: 40 }, (_, at) => {
      const key = createHash('sha256').update(`key ${at}`).digest()
      const seen = new Map<number, number>()
      for (let cellKey = 0; cellKey < draws; cellKey++) {
        const u = noiseSelector(key, { tenant: 't', table: 'month:', revision: 1, measure: 'cases', n: 9, cellKey })
        const v = noiseOf(9, u)
        seen.set(v, (seen.get(v) ?? 0) + 1)
      }
      return row.v.reduce((sum, v, at) => {
        const expected = draws * (p[at] ?? 0)
        return sum + ((seen.get(v) ?? 0) - expected) ** 2 / expected
      }, 0)
    })
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    // Mean 10, standard error √(20/40) ≈ 0.7: seven standard errors either way.
    expect(mean).toBeGreaterThan(5)
    expect(mean).toBeLessThan(15)
  })
})
