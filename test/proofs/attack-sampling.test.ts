/**
 * What somebody believes who draws populations that agree with every released number (sampler.ts): that a family is
 * in a cell of four dimensions that no table has (A8), or what became of a family of whom district, phase and field are
 * known (A2, A7).
 */
import { beforeAll, describe, expect, it } from 'vitest'
import { codedCategories, placesOutside } from '../../shared/statistics/dimensions.ts'
import { aNetworkOf } from '../attacks/network.ts'
import { districts } from '../attacks/places.ts'
import { outcomeNames, outcomeWeights, population, year } from '../attacks/population.ts'
import { aSampler, months, type Unit, unitsOf, type Values } from '../attacks/sampler.ts'
import { keyOf } from '../attacks/truth.ts'
import { type Seen, seenOfYear } from '../attacks/view.ts'

const seeds = [1, 2, 3, 4, 5]
/** A unit is tried sixty times before the first draw; by then next to none is where it truly is. */
const [before, draws, between] = [200_000, 100, 10_000]
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
const group = ({ district, phase, field }: Unit) => [district, phase, field].join()

/** `among`: the other three dimensions show a group it is in. */
type Believed = {
  uniques: { share: number; among: boolean }[]
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
  const shown = seen.get('year:district,phase,field')
  const uniques = alone.map(([key, [unit]]) => {
    const place = (['district', 'phase', 'field'] as const).map((each) => values[each][unit?.[each] ?? -1] ?? '')
    const told = shown?.get(keyOf(year, place))?.by ?? []
    return { share: (present.get(key) ?? 0) / draws, among: told.some((value) => typeof value === 'number') }
  })
  return {
    uniques,
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
    for (const { uniques } of believed) {
      const certain = uniques.filter(({ share }) => share >= 0.99)
      const sure = uniques.filter(({ share }) => share >= 0.95).length / uniques.length
      expect(sure, `${sure} of ${uniques.length} uniques at .95, ${certain.length} at .99`).toBeLessThanOrEqual(0.01)
      // Of a shown group of seven or more families somebody has the commonest need: that is said of the group, not of
      // the family that happens to be the only one.
      const single = certain.filter(({ among }) => !among)
      expect(single.length, `${single.length} at .99 in groups that are not shown`).toBe(0)
    }
  })

  it('learns no more of what became of a family than is known of such families anyway (P6)', () => {
    for (const { confident, right, baseline } of believed) {
      expect(confident, `confident ${confident}`).toBeLessThanOrEqual(0.01)
      expect(right, `right ${right}, without any figures ${baseline}`).toBeLessThanOrEqual(baseline + 0.02)
    }
  })
})
