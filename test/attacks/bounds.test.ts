/**
 * A5: bounds. The attacker works out from all released numbers of all revisions, from noise, thresholds and base, how
 * many families a cell can hold at least and at most (linear or integer programming). No such method, however good,
 * can exclude a population that agrees with everything it knows; so instead of solving programs these tests look for
 * that population: one that differs from the true one by one family and has another count in the cell. Where there is
 * one, no bound can be exact or prove presence. That holds for every attacker of this kind, the linear one included,
 * and takes integers, distinct families and all tables at once into account.
 *
 * It agrees when each cell's noise stays within its table, when what is hidden may be hidden, and when cells of one
 * table with the same families carry the same number: their noise is the same (agreement.ts).
 */
import { beforeAll, describe, expect, it } from 'vitest'
import { random } from '../../server/demo/random.ts'
import { fieldsOfAction, lifePhases } from '../../shared/codes/index.ts'
import { statisticOutcomes } from '../../shared/statistics/dimensions.ts'
import type { RecordFacts } from '../../shared/statistics/record-facts.ts'
import { type Drawn, drawnOf, type Numbered, numbered } from './agreement.ts'
import { aNetworkOf } from './network.ts'
import { above, districts } from './places.ts'
import { population } from './population.ts'
import { seenOfYear } from './view.ts'

const families = population()
const known = numbered(families)
const [uniques, zeros] = [40, 20]
/** Four dimensions that no table has together. */
type Joint = Required<Pick<RecordFacts, 'district' | 'phase' | 'field' | 'outcome'>>
const isIn = (joint: Joint, facts: RecordFacts) =>
  facts.kind === 'referral' &&
  (['district', 'phase', 'field', 'outcome'] as const).every((each) => facts[each] === joint[each])
const jointOf = ({ district, phase, field = '', outcome = 'not_known' }: RecordFacts): Joint => ({
  district,
  phase,
  field,
  outcome,
})

let drawn: Drawn

beforeAll(async () => {
  const network = await aNetworkOf(families)
  drawn = drawnOf(known, await seenOfYear(network))
  await network.close()
})

const draw = random('bounds')
const holders = Map.groupBy(
  known.flatMap((family) =>
    family.records.flatMap(({ facts }) => (facts.kind === 'referral' ? [{ family, joint: jointOf(facts) }] : [])),
  ),
  ({ joint }) => Object.values(joint).join('|'),
)

/** The family as it would be if something else were true of its referral in the cell. */
function* otherwise(family: Numbered, joint: Joint): Generator<Numbered[]> {
  const changed = (change: Partial<RecordFacts>): Numbered[] => [
    {
      ...family,
      records: family.records.map(({ ref, facts }) => ({
        ref,
        facts: isIn(joint, facts) ? { ...facts, ...change } : facts,
      })),
    },
  ]
  for (const { code } of draw.some(lifePhases, 8)) if (code !== joint.phase) yield changed({ phase: code })
  for (const district of draw.some(districts, 20))
    if (district !== joint.district) yield changed({ district, regions: above(district) })
  for (const outcome of statisticOutcomes) if (outcome !== joint.outcome) yield changed({ outcome })
  yield []
}

describe('bounds on cells of four dimensions', () => {
  it('never prove that a family alone in a cell is there, nor how many are (P4)', () => {
    const alone = [...holders.values()].filter((some) => new Set(some.map(({ family }) => family)).size === 1)
    const proven = draw.some(alone, uniques).filter(([one]) => {
      if (one === undefined) return false
      for (const instead of otherwise(one.family, one.joint)) if (drawn.agrees([one.family], instead)) return false
      return true
    })
    const of = proven.map(([one]) => Object.values(one?.joint ?? {}).join(', '))
    expect(of, `presence proven for ${proven.length} of ${uniques}`).toEqual([])
  })

  it('never prove that nobody is in an empty cell (P4)', () => {
    const empty = Array.from({ length: 4_000 }, (): Joint => {
      const district = draw.pick(districts)
      return {
        district,
        phase: draw.pick(lifePhases).code,
        field: draw.pick(fieldsOfAction).code,
        outcome: draw.pick(statisticOutcomes),
      }
    }).filter((joint) => !holders.has(Object.values(joint).join('|')))
    const exact = empty.slice(0, zeros).filter((joint) => {
      // Somebody else might as well be there, or one family more.
      const { district } = joint
      const likely = known.filter(({ records }) =>
        records.some(({ facts }) => facts.field === joint.field || facts.district === district),
      )
      return !draw.some(likely, 400).some((mover) => {
        const [first, ...more] = mover.records
        if (first === undefined) return false
        const there = { ...first, facts: { ...first.facts, ...joint, regions: above(district) } }
        const moved = { ...mover, records: [there, ...more] }
        const fresh = { records: [there], number: mover.number ^ 1 }
        return drawn.agrees([mover], [moved]) || drawn.agrees([], [fresh])
      })
    })
    expect(exact, `${exact.length} of ${zeros} known to be empty`).toEqual([])
  })
})
