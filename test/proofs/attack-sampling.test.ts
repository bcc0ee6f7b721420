/**
 * What somebody believes who draws populations that agree with every released number (sampler.ts): that a family is
 * in a cell of four dimensions that no table has (A8), or what became of a family of whom district, phase and field are
 * known (A2, A7). A hundred populations tell who seems likely, but not who is certain: one of .97 passes for .99 one
 * time in five, and populations drawn one after the other are alike for long. So for those who seem likely drawing
 * goes on until none of them can be certain any more.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import { codedCategories, placesOutside } from '../../shared/statistics/dimensions.ts'
import { aNetworkOf } from '../attacks/network.ts'
import { districts } from '../attacks/places.ts'
import { outcomeNames, outcomeWeights, population } from '../attacks/population.ts'
import { aSampler, months, type Unit, unitsOf, type Values } from '../attacks/sampler.ts'
import { type Seen, seenOfYear } from '../attacks/view.ts'

const seeds = [1, 2, 3, 4, 5]
/** A unit is tried sixty times before the first draw; by then next to none is where it truly is. */
const [before, draws, between] = [200_000, 100, 10_000]
/** At most so many further draws for those who seem likely after the first. */
const more = 1_000
/** One referral each: nothing blurs the sums. */
const families = population({ chains: false })
const records = families.flatMap(({ records: own }) =>
  own.map(({ facts: { day, district, phase, field = '', outcome = '', reasons } }) => ({
    ...{ month: day.slice(0, 7), district, phase, field, reason: reasons[0] ?? '', outcome },
  })),
)
const values: Values = {
  month: months,
  district: [...districts, ...placesOutside],
  phase: codedCategories.phase ?? [],
  field: codedCategories.field ?? [],
  reason: codedCategories.reason ?? [],
  outcome: codedCategories.outcome ?? [],
}
/** What brought a family: with the other three that is what would tell it from all others. */
const joint = ({ district, phase, field, reason }: Unit) => [district, phase, field, reason].join()
const named = (key: string) =>
  key
    .split(',')
    .map((value, at) => values[(['district', 'phase', 'field', 'reason'] as const)[at] ?? 'month'][Number(value)])
    .join()
const group = ({ district, phase, field }: Unit) => [district, phase, field].join()

/** `likely`: uniques at .95 or above after the first draws; `certain`: those of them still at .99 after all. */
type Believed = {
  uniques: number
  likely: number
  certain: string[]
  confident: number
  right: number
  baseline: number
  violations: number
}
const believed: Believed[] = []

beforeAll(async () => {
  const plain = await aNetworkOf(families)
  for (const seed of seeds) {
    const network = await aNetworkOf([], { seed, from: plain })
    believed.push(beliefs(await seenOfYear(network), seed))
    await network.close()
  }
  await plain.close()
}, 600_000)

function beliefs(seen: Seen, seed: number): Believed {
  const truth = unitsOf(records, values)
  const alone = [...Map.groupBy(truth, joint)].filter(([, units]) => units.length === 1)
  const targets = [...Map.groupBy(truth, group)].filter(([, units]) => units.length <= 4)
  const sampler = aSampler(
    truth.map((unit) => ({ ...unit })),
    values,
    seen,
    seed,
  )
  const present = new Map(alone.map(([key]) => [key, 0]))
  const fates = new Map(targets.map(([key]) => [key, new Float64Array(values.outcome.length)]))
  sampler.run(before)
  for (let drawn = 0; drawn < draws; drawn++) {
    sampler.run(between)
    for (const key of new Set(sampler.units.map(joint))) {
      const times = present.get(key)
      if (times !== undefined) present.set(key, times + 1)
    }
    for (const unit of sampler.units) {
      const own = fates.get(group(unit))
      if (own !== undefined) own[unit.outcome] = (own[unit.outcome] ?? 0) + 1
    }
  }
  const likely = [...present].filter(([, times]) => times >= 0.95 * draws)
  const missed = new Map(likely.map(([key, times]) => [key, draws - times]))
  for (let drawn = 0; drawn < more && missed.size > 0; drawn++) {
    sampler.run(between)
    const there = new Set(sampler.units.map(joint))
    for (const [key, times] of missed) {
      const now = there.has(key) ? times : times + 1
      if (now <= 0.01 * (draws + more)) missed.set(key, now)
      else missed.delete(key)
    }
  }
  const certain = [...missed.keys()].map(named)
  return {
    ...{ uniques: alone.length, likely: likely.length, certain },
    ...judged(targets, fates),
    violations: sampler.violations(),
  }
}

/** How often the likeliest fate is the true one, and how often what is known of such families at large names it. */
function judged(targets: readonly [string, Unit[]][], fates: ReadonlyMap<string, Float64Array>) {
  let [confident, right, baseline, all] = [0, 0, 0, 0]
  for (const [key, units] of targets)
    for (const { field, outcome } of units) {
      const counted = [...(fates.get(key) ?? [])]
      const [sum, most] = [counted.reduce((total, each) => total + each, 0), Math.max(...counted)]
      const weights = outcomeWeights(values.field[field] ?? '')
      const usual = outcomeNames[weights.indexOf(Math.max(...weights))]
      all++
      if (sum > 0 && most / sum >= 0.9) confident++
      if (sum > 0 && counted.indexOf(most) === outcome) right++
      if (usual === values.outcome[outcome]) baseline++
    }
  return { confident: confident / all, right: right / all, baseline: baseline / all }
}

describe('somebody who draws populations that agree with everything released', () => {
  it('finds populations in which every number is explained by its noise', () => {
    expect(believed.map(({ violations }) => violations)).toEqual(seeds.map(() => 0))
  })

  it('is hardly ever sure of a family that is alone in a cell of four dimensions (P5)', () => {
    for (const { uniques, likely, certain } of believed) {
      expect(likely / uniques, `${likely} of ${uniques} uniques at .95`).toBeLessThanOrEqual(0.01)
      expect(certain, `at .99 after ${draws + more} draws`).toEqual([])
    }
  })

  it('learns no more of what became of a family than is known of such families anyway (P6)', () => {
    for (const { confident, right, baseline } of believed) {
      expect(confident, `confident ${confident}`).toBeLessThanOrEqual(0.01)
      expect(right, `right ${right}, without any figures ${baseline}`).toBeLessThanOrEqual(baseline + 0.02)
    }
  })
})
