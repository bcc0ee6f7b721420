import { describe, expect, it } from 'vitest'
import { fieldsOfUnmet, isUnmetIn } from '../../shared/chain/unmet.ts'
import { codesOf } from '../../shared/codes/index.ts'
import type { UnmetNeedFacts } from '../../shared/referral/event.ts'

const facts: UnmetNeedFacts = {
  on: '2026-05-01',
  needs: ['childcare_need'],
  lifePhase: 'kita',
  ageBand: 'a3_5',
  areaId: 'unknown',
  unmetNeedReason: 'no_capacity',
  offerType: 'daycare',
}

describe('an unmet need', () => {
  it('stands in the cells of its phase and the fields of what was looked for', () => {
    const [field] = fieldsOfUnmet(facts)
    expect(isUnmetIn(facts, 'kita', field ?? '')).toBe(true)
    expect(isUnmetIn(facts, 'primary_school', field ?? '')).toBe(false)
  })

  it('stands somewhere whatever need is named, without a type', () => {
    const nowhere = codesOf('need').filter((need) => fieldsOfUnmet({ needs: [need] }).length === 0)
    expect(nowhere).toEqual([])
  })

  it('that looked for a type of a later version stands where its needs stand', () => {
    const { offerType: _, ...untyped } = facts
    const later = { ...facts, offerType: 'of_a_later_version' } as unknown as UnmetNeedFacts
    expect(fieldsOfUnmet(later)).toEqual(fieldsOfUnmet(untyped))
  })

  it('whose phase nobody recorded stands in no cell', () => {
    expect(isUnmetIn({ ...facts, lifePhase: 'not_recorded' }, 'kita', 'education')).toBe(false)
  })
})
