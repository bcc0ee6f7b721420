import { describe, expect, it } from 'vitest'
import { needsInOrder } from '../../extension/tasks/find-offer/need-order.ts'
import { needs } from '../../shared/codes/index.ts'
import { offerTypeFacts } from '../../shared/codes/offer-type-facts.ts'

const all = needs.map(({ code }) => ({ value: code }))
const order = (...known: Parameters<typeof needsInOrder> extends [unknown, ...infer R] ? R : never) =>
  needsInOrder(all, ...known).map(({ value }) => value)

describe('the needs a navigator is offered', () => {
  it('begin with those of its kind of organisation, which keep their places', () => {
    const first = offerTypeFacts.birth_clinic_navigator.needs
    expect(order('birth_clinic_navigator', new Map()).slice(0, first.length)).toEqual(first)
    expect(order('birth_clinic_navigator', new Map([['housing', 9]])).slice(0, first.length + 1)).toEqual([
      ...first,
      'housing',
    ])
  })

  it('go on with what was logged here most, then in the network’s order, each once', () => {
    const uses = new Map([
      ['media_use', 1],
      ['housing', 3],
    ])
    const listed = order(undefined, uses)
    expect(listed.slice(0, 3)).toEqual(['housing', 'media_use', 'info_orientation'])
    expect(new Set(listed).size).toBe(listed.length)
    expect(listed).toHaveLength(needs.length - 2)
  })

  it('leave out what says nothing, and what the network switched off', () => {
    expect(order(undefined, new Map())).not.toContain('not_recorded')
    expect(order(undefined, new Map())).not.toContain('other')
    expect(needsInOrder([], 'birth_clinic_navigator', new Map())).toEqual([])
  })
})
