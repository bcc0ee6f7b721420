/**
 * What the figures are worth (U1), and how much of one family is in them (R1): every table tells of a family once more,
 * and somebody who knew all others exactly (I4) can add that up. Also whether every table really carries noise, and
 * whether a dimension follows from another in one table: there the noise of two tables could be averaged.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import { random } from '../../server/demo/random.ts'
import type { ReleaseReport } from '../../server/statistics/release.ts'
import { parentsOf, type Table, tables } from '../../shared/statistics/tables.ts'
import { aNetworkOf } from './network.ts'
import { chanceOf } from './noise.ts'
import { population } from './population.ts'
import { type Cells, cellsOf, keyOf } from './truth.ts'
import { newest, type Seen, seenOfYear } from './view.ts'

/** Tables that our catalogue has and the one of the design has not; two of the design's 26 are left out of ours. */
const ours: readonly string[] = ['year:', 'year:district', 'year:outcome', 'year:linkFrom', 'year:funnelStage']
const isOfDesign = ({ id, measure, dimensions }: Table) =>
  measure === 'cases' && !dimensions.includes('region') && !ours.includes(id)

const families = population()
const truth = new Map<string, Cells>(tables.map((table) => [table.id, cellsOf(table, families)]))
let seen: Seen
const reports: ReleaseReport[] = []

beforeAll(async () => {
  const network = await aNetworkOf(families)
  seen = await seenOfYear({
    ...network,
    release: async (now) => {
      const report = await network.release(now)
      reports.push(report)
      return report
    },
  })
  await network.close()
})

type Judged = { table: Table; key: string; families: readonly number[]; count: number; value: number | null }
function cells(some: readonly Table[]): Judged[] {
  return some.flatMap((table) =>
    [...(truth.get(table.id) ?? [])].map(([key, cell]) => {
      const told = seen.get(table.id)?.get(key)
      const count = table.measure === 'referrals' ? cell.referrals : cell.families.size
      return { table, key, families: [...cell.families], count, value: told === undefined ? null : newest(told) }
    }),
  )
}

const mean = (list: readonly number[]) => list.reduce((sum, each) => sum + each, 0) / list.length
const shareShown = (list: readonly Judged[]) => list.filter(({ value }) => value !== null).length / list.length

describe('released figures', () => {
  it('rest on three families and are at most five off, and no table is without noise (P10)', () => {
    for (const table of tables) {
      const shown = cells([table]).filter(({ value }) => value !== null)
      const step = table.measure === 'referrals' ? 3 : 1
      for (const { key, families: within, count, value } of shown) {
        expect(within.length, `${table.id} ${key}`).toBeGreaterThanOrEqual(3)
        expect(Math.abs((value ?? 0) - count), `${table.id} ${key}`).toBeLessThanOrEqual(5 * step)
      }
      const exact = shown.filter(({ count, value }) => value === count).length
      if (shown.length >= 10) expect(exact / shown.length, `${table.id}: exact numbers`).toBeLessThan(0.6)
    }
  })

  it('stand only under parents of twenty, which hold fifteen at least', () => {
    for (const table of tables) {
      const above = parentsOf(table).map((parent) => ({ parent, held: cellsOf(parent, families) }))
      if (table.measure === 'referrals') continue
      for (const { key } of cells([table]).filter(({ value }) => value !== null)) {
        const { period = '', coord = [] } = truth.get(table.id)?.get(key) ?? {}
        for (const { parent, held } of above) {
          const kept = coord.filter((_, at) =>
            parent.dimensions.some((dimension) => dimension === table.dimensions[at]),
          )
          const count = held.get(keyOf(period, kept))?.families.size
          expect(count, `${table.id} ${key} under ${parent.id}`).toBeGreaterThanOrEqual(15)
        }
      }
    }
  })

  it('carry other noise in another revision', () => {
    const twice = [...seen.values()].flatMap((told) =>
      [...told.values()].filter(({ by }) => typeof by[1] === 'number' && typeof by[2] === 'number'),
    )
    const still = twice.filter(({ by }) => by[1] === by[2]).length / twice.length
    expect(still, `${still} of ${twice.length} numbers equal in both revisions`).toBeLessThan(0.3)
  })

  it('are near enough to be worth reading, and enough of them are shown (U1)', () => {
    const all = cells(tables)
    const off = all.flatMap(({ table, count, value }) =>
      table.measure === 'referrals' || count < 10 || value === null ? [] : [Math.abs(value - count)],
    )
    expect(mean(off), `mean error ${mean(off)} of ${off.length} cells`).toBeLessThanOrEqual(1.6)
    const without = tables
      .map((table): [string, number] => [table.id, shareShown(all.filter((cell) => cell.table !== table))])
      .toSorted(([, one], [, other]) => other - one)
    const [worst, share] = without[0] ?? ['', 0]
    const told = `shown ${shareShown(all)} of ${all.length} cells, ${shareShown(all.filter(({ table }) => isOfDesign(table)))} of the design's; without ${worst}: ${share}`
    expect(shareShown(all), told).toBeGreaterThanOrEqual(0.45)
  })

  it('hold a family in so many cells, and tell somebody who knows all others so much (R1: told, no limit)', () => {
    const lines = [tables.filter(isOfDesign), tables].map((some) => {
      const per = new Map<number, number>()
      const perShown = new Map<number, number>()
      for (const { families: within, value } of cells(some))
        for (const family of within) {
          per.set(family, (per.get(family) ?? 0) + 1)
          if (value !== null) perShown.set(family, (perShown.get(family) ?? 0) + 1)
        }
      const referrals = families.reduce(
        (sum, { records }) => sum + records.filter(({ facts }) => facts.kind === 'referral').length,
        0,
      )
      const inAll = [...per.values()].reduce((sum, each) => sum + each, 0)
      const m = inAll / referrals
      return `${some.length} tables: ${m.toFixed(1)} cells a referral${m > 22 ? ' (more than 22)' : ''}, ${mean([...per.values()]).toFixed(1)} a family, ${mean([...perShown.values()]).toFixed(1)} of them shown; I4 right in ${accuracyOfI4(some).toFixed(3)}`
    })
    console.info(lines.join('\n'))
    expect(lines).toHaveLength(2)
  })

  it('come from tables in which no dimension follows from another', () => {
    expect(reports.flatMap(({ dependent }) => dependent)).toEqual([])
  })
})

/** Somebody who knows all others exactly says of families and of ones that are not there whether they are. */
function accuracyOfI4(some: readonly Table[]): number {
  const draw = random('i4')
  const one = (family: readonly [(typeof families)[number]], there: boolean): boolean => {
    let gain = 0
    for (const table of some) {
      if (table.measure === 'referrals') continue
      for (const key of cellsOf(table, family).keys()) {
        const told = seen.get(table.id)?.get(key)
        const count = truth.get(table.id)?.get(key)?.families.size ?? 0
        const others = there ? count - 1 : count
        for (const value of told?.by ?? [])
          if (typeof value === 'number')
            gain += Math.log(chanceOf(value, others + 1) + 1e-12) - Math.log(chanceOf(value, others) + 1e-12)
      }
    }
    return gain > 0
  }
  const present = draw.some(families, 300).map((family) => one([family], true))
  const absent = population({ seed: 3, families: 300 }).map((family) => one([family], false))
  return mean([...present.map(Number), ...absent.map((said) => Number(!said))])
}
