/**
 * A1: differencing by set filters. The attacker is a coordinator and knows the catalogue of tables. It adds up cells
 * to a set and to the same set with one small cell more, a hundred times with other sets, other filters and other
 * formats, and takes the mean of the differences for the small cell's count. Were sums counted and given noise anew,
 * the mean would tell it; released numbers of whole cells give the same difference each time, and of a hidden cell
 * none.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { random } from '../../server/demo/random.ts'
import { statisticsTableSchema } from '../../shared/protocol/statistics.ts'
import { sumOf } from '../../shared/statistics/derive/amount.ts'
import { type Table, tables } from '../../shared/statistics/tables.ts'
import type { ReleasedNetwork } from '../builders/a-released-network.ts'
import { aNetworkOf } from './network.ts'
import { population } from './population.ts'
import { type Cells, cellsOf, keyOf } from './truth.ts'
import { type Ask, anAsker, collect, pathOf, readJson, type Seen } from './view.ts'

const ways = 100
const families = population()
const broad = tables.filter(({ measure, dimensions }) => measure === 'cases' && dimensions.length > 1)

let network: ReleasedNetwork
let ask: Ask
let seen: Seen
const truth = new Map<string, Cells>()

beforeAll(async () => {
  network = await aNetworkOf(families)
  await network.release(Date.parse('2026-04-02'))
  seen = await collect(network)
  ask = await anAsker(network)
  for (const table of broad) truth.set(table.id, cellsOf(table, families))
})
afterAll(() => network.close())

type Sliver = { table: Table; period: string; coord: readonly string[]; count: number }

/** Cells of the wanted counts, the same number of each, from all tables that are broken down. */
function slivers(counts: readonly number[], each: number): Sliver[] {
  const draw = random('slivers', counts.join())
  const all = broad.flatMap((table) =>
    [...(seen.get(table.id)?.values() ?? [])].map(({ period, coord }): Sliver => {
      const count = truth.get(table.id)?.get(keyOf(period, coord))?.families.size ?? 0
      return { table, period, coord, count }
    }),
  )
  return counts.flatMap((count) =>
    draw.some(
      all.filter((sliver) => sliver.count === count),
      each,
    ),
  )
}

type Answer = { cells: ReadonlyMap<string, number | null>; all: readonly { key: string; value: number | null }[] }

/** Asks what was not asked before; the answer of a released table never changes. */
function asker(): (path: string) => Promise<Answer> {
  const known = new Map<string, Promise<Answer>>()
  const read = async (path: string): Promise<Answer> => {
    const { periods } = statisticsTableSchema.parse(await readJson(ask, path))
    const all = periods.flatMap(({ period, cells }) =>
      cells.map(({ coord, value }) => ({ key: keyOf(period, coord), value })),
    )
    return { cells: new Map(all.map(({ key, value }) => [key, value])), all }
  }
  return (path) => {
    const answer = known.get(path) ?? read(path)
    known.set(path, answer)
    return answer
  }
}

/** Ways to filter a table so that the cell is still in it: not at all, by each dimension, by all of them. */
function routesTo({ table, period, coord }: Sliver): string[] {
  const periods = [...new Set([...(seen.get(table.id)?.values() ?? [])].map((told) => told.period))]
  const choices = table.dimensions.map((dimension, at): [string, string] => [dimension, coord[at] ?? ''])
  return [
    pathOf(table.id, periods),
    ...choices.map((choice) => pathOf(table.id, periods, Object.fromEntries([choice]))),
    pathOf(table.id, [period], Object.fromEntries(choices)),
  ]
}

/** What the attacker believes the cell to hold, and whether an answer leaves no doubt that it is not empty. */
async function attack(sliver: Sliver, read: ReturnType<typeof asker>): Promise<{ guess: number; proven: boolean }> {
  const draw = random('bases', sliver.table.id, keyOf(sliver.period, sliver.coord))
  const own = keyOf(sliver.period, sliver.coord)
  const answers = await Promise.all(routesTo(sliver).map(read))
  const differences = Array.from({ length: ways }, (_, way) => {
    const { cells, all } = answers[way % answers.length] ?? { cells: new Map<string, number | null>(), all: [] }
    const base = Array.from({ length: Math.min(all.length - 1, draw.whole(1, 8)) }, () => draw.pick(all))
    const others = base.filter(({ key }) => key !== own)
    const whole = sumOf([...others, { value: cells.get(own) ?? null }])
    return (whole.value ?? 0) - (sumOf(others).value ?? 0)
  })
  const guess = differences.reduce((sum, each) => sum + each, 0) / ways
  return { guess, proven: differences.some((difference) => difference !== 0) }
}

async function attackAll(counts: readonly number[], each: number) {
  const read = asker()
  const chosen = slivers(counts, each)
  expect(chosen).toHaveLength(counts.length * each)
  const [least, most] = [Math.min(...counts), Math.max(...counts)]
  let [right, proven] = [0, 0]
  for (const sliver of chosen) {
    const found = await attack(sliver, read)
    if (Math.max(least, Math.min(most, Math.round(found.guess))) === sliver.count) right++
    if (found.proven) proven++
  }
  return { accuracy: right / chosen.length, proven: proven / chosen.length }
}

describe('a set and the same set with one cell more', () => {
  it('tell a coin toss of whether that cell holds a family (P1)', async () => {
    const { accuracy, proven } = await attackAll([0, 1], 400)
    expect(accuracy, `accuracy ${accuracy} at 400 and 400 cells of 0 and 1`).toBeLessThanOrEqual(0.55)
    expect(proven, `proven ${proven}`).toBeLessThanOrEqual(0.01)
  })

  it('tell no more of how many of one to four it holds than guessing does (P2)', async () => {
    const { accuracy } = await attackAll([1, 2, 3, 4], 100)
    expect(accuracy, `accuracy ${accuracy}, guessing .25`).toBeLessThanOrEqual(0.3)
  })
})
