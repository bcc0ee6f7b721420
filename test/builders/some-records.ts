/** Facts of records, and random changes of many records over few families, days and categories. */
import { random } from '../../server/demo/random.ts'
import type { RecordChange } from '../../server/statistics/rollup.ts'
import { statisticOutcomes } from '../../shared/statistics/dimensions.ts'
import type { RecordFacts } from '../../shared/statistics/record-facts.ts'

export function recordFactsOf(overrides: Partial<RecordFacts> = {}): RecordFacts {
  return {
    kind: 'referral',
    day: '2026-03-02',
    district: 'north',
    regions: ['town'],
    phase: 'kita',
    field: 'health',
    offer: 'offer-1',
    provider: 'provider-1',
    reasons: ['parenting_uncertainty'],
    outcome: 'unanswered',
    stages: ['referred', 'handed_over'],
    ...overrides,
  }
}

const someDays = ['2025-12-31', '2026-01-01', '2026-03-31', '2026-04-01', '2026-11-22']
const fields = ['health', 'education', 'youth_welfare']
const stages = ['referred', 'handed_over', 'answered', 'accepted', 'arrived'] as const

/** A referral keeps its family mostly, as in life, but not always: the rollups are to hold for any change. */
export function someRecords(seed: number): { change(): RecordChange; all(): RecordChange[] } {
  const { whole, pick, some, chance } = random('records', seed)
  const seen = new Map<string, string>()
  const facts = (): RecordFacts => {
    const about = {
      day: pick(someDays),
      district: pick(['north', 'south', 'unknown']),
      regions: some(['town', 'county'], whole(0, 2)),
      phase: pick(['kita', 'school', 'not_recorded']),
      reasons: some(['a', 'b', 'c'], whole(1, 3)),
    }
    const field = chance(0.9) ? { field: pick(fields) } : {}
    if (chance(0.2)) return { kind: 'unmet_need', ...about, ...field, gap: pick(['no_capacity', 'too_far']) }
    const known = {
      offer: `offer-${whole(1, 4)}`,
      provider: `provider-${whole(1, 2)}`,
      outcome: pick(statisticOutcomes),
    }
    const days = chance(0.4) ? { days: whole(0, 250) } : {}
    return { kind: 'referral', ...about, ...field, ...known, stages: stages.slice(0, whole(1, 5)), ...days }
  }
  return {
    change() {
      const ref = `ref-${whole(1, 900)}`
      const chain = chance(0.95) ? (seen.get(ref) ?? `chain-${whole(1, 300)}`) : `chain-${whole(1, 300)}`
      seen.set(ref, chain)
      return { ref, chain, facts: chance(0.25) ? null : facts() }
    },
    all: () => [...seen].map(([ref, chain]) => ({ ref, chain, facts: null })),
  }
}
