/**
 * What somebody concludes who knows records besides the released numbers. A3: an insider, such as a provider, knows
 * which families of a cell are its own and asks whether there are others (I5: with every number of both revisions).
 * A4: somebody who knows exactly how many a cell held sees the next revision and asks whether a family was added.
 * A2, equality: a cell that is as large as the one it lies in says of each family what the smaller one says.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import { type Table, tables } from '../../shared/statistics/tables.ts'
import { aNetworkOf, changesOf } from './network.ts'
import { chanceOf } from './noise.ts'
import { providers } from './places.ts'
import { population } from './population.ts'
import { type Cells, cellsOf, keyOf } from './truth.ts'
import { collect, type Seen, seenOfYear } from './view.ts'

const most = 5
const families = population()
const ofFamilies = tables.filter(({ measure }) => measure !== 'referrals')
const truth = new Map<string, Cells>(ofFamilies.map((table) => [table.id, cellsOf(table, families)]))
let seen: Seen

beforeAll(async () => {
  const network = await aNetworkOf(families)
  seen = await seenOfYear(network)
  await network.close()
})

/**
 * Tried are all cells with a family of its own and one to four others, shown or not: “there is another one” is proven
 * in 6 % of them. How much that sounds like depends on what is tried: 13 % of the cells with two families or more of
 * its own, 15.2 % with three or more; of the shown cells alone, which hold few others beside many own, 63 % (54 and
 * 34 %). How many others there are is proven in none.
 */
describe('an insider who takes its own families off', () => {
  it('never learns how many others there are, and hardly ever that there are any (P8)', () => {
    let [cases, visible, exact, proven] = [0, 0, 0, 0]
    for (const provider of providers) {
      const own = new Set(
        families.flatMap(({ records }, at) => (records.some(({ facts }) => facts.provider === provider) ? [at] : [])),
      )
      for (const [id, cells] of truth)
        for (const [key, cell] of cells) {
          const mine = [...cell.families].filter((family) => own.has(family)).length
          const others = cell.families.size - mine
          if (mine < 1 || others < 1 || others > 4) continue
          const shown = (seen.get(id)?.get(key)?.by ?? []).filter((value) => typeof value === 'number')
          cases++
          if (shown.length === 0) continue
          visible++
          const least = Math.max(mine, ...shown.map((value) => value - most))
          const highest = Math.min(...shown.map((value) => value + most))
          if (least === highest) exact++
          if (least > mine) proven++
        }
    }
    expect(cases).toBeGreaterThan(200)
    expect(exact, `exact in ${exact} of ${cases}`).toBe(0)
    expect(
      proven / cases,
      `others proven in ${proven} of ${cases} cells, ${visible} of them shown`,
    ).toBeLessThanOrEqual(0.15)
  })
})

describe('a cell as large as the one it lies in', () => {
  it('is not shown where that holds four families or fewer (P7)', () => {
    let [pairs, visible] = [0, 0]
    for (const table of ofFamilies) {
      if (table.dimensions.length < 2) continue
      for (const cell of truth.get(table.id)?.values() ?? [])
        for (const dropped of table.dimensions.keys()) {
          const base = baseOf(table, dropped)
          const within = base.get(keyOf(cell.period, cell.coord.toSpliced(dropped, 1)))
          if (within === undefined || within.families.size > 4 || within.families.size !== cell.families.size) continue
          pairs++
          if (
            (seen.get(table.id)?.get(keyOf(cell.period, cell.coord))?.by ?? []).some(
              (value) => typeof value === 'number',
            )
          )
            visible++
        }
    }
    expect(pairs).toBeGreaterThan(20)
    expect(visible, `${visible} of ${pairs} such cells shown`).toBe(0)
  })
})

const bases = new Map<string, Cells>()
function baseOf(table: Table, dropped: number): Cells {
  const id = `${table.id} ${dropped}`
  const base = bases.get(id) ?? cellsOf({ ...table, dimensions: table.dimensions.toSpliced(dropped, 1) }, families)
  bases.set(id, base)
  return base
}

describe('somebody who knew what a cell held before', () => {
  it('cannot say whether a family was added between the revisions (P9)', async () => {
    const added = population({ seed: 2, families: 40 })
    const network = await aNetworkOf(families)
    await network.release(Date.parse('2026-01-05'))
    await network.put(changesOf(added))
    await network.release(Date.parse('2026-04-02'))
    const second = await collect(network)
    await network.close()
    const looks = ofFamilies
      .filter(({ matures }) => !matures)
      .flatMap((table) => {
        const more = cellsOf(table, added)
        return [...(second.get(table.id) ?? [])].flatMap(([key, { by }]) => {
          const known = truth.get(table.id)?.get(key)?.families.size ?? 0
          const grown = more.get(key)?.families.size ?? 0
          const value = by[2]
          if (typeof value !== 'number' || grown > 1) return []
          const [without, with_] = [chanceOf(value, known), chanceOf(value, known + 1)]
          return [{ grown: grown === 1, guess: with_ > without, sure: without === 0 || with_ === 0 }]
        })
      })
    const [yes, no] = [looks.filter(({ grown }) => grown), looks.filter(({ grown }) => !grown)]
    expect(yes.length).toBeGreaterThan(200)
    // Cells that grew weigh as much as those that did not: a coin would be right half the time.
    const right = (share(yes, ({ guess }) => guess) + share(no, ({ guess }) => !guess)) / 2
    const certain = share(looks, ({ sure }) => sure)
    expect(right, `accuracy ${right} over ${yes.length} and ${no.length} cells`).toBeLessThanOrEqual(0.65)
    expect(certain, `certain ${certain}`).toBeLessThanOrEqual(0.01)
  })
})

function share<T>(list: readonly T[], is: (one: T) => boolean): number {
  return list.filter(is).length / list.length
}
