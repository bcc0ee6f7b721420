import { describe, expect, it } from 'vitest'
import { linkState, sameEnds } from '../../shared/chain/links.ts'
import { passagesOf } from '../../shared/chain/passages.ts'
import { fewestTimes, fromPast, fromTypes, type Step } from '../../shared/chain/proposals.ts'
import type { ChainLink } from '../../shared/chain-link.ts'
import { codesOf, type OfferType } from '../../shared/codes/index.ts'
import { anOffer } from '../builders/an-offer.ts'
import fc from '../property.ts'

const today = '2026-06-01'
const midwife = anOffer({ offerType: 'midwife_care', lifePhases: ['pregnancy_birth'], verifiedOn: '2026-05-01' })
const group = anOffer({ offerType: 'parent_child_group', lifePhases: ['early_childhood'], verifiedOn: '2026-05-01' })
const link: ChainLink = {
  id: '01990000-0000-7000-8000-0000000000b1',
  from: { offerType: 'midwife_care' },
  to: { offerId: group.id },
  transition: 'clinic_home',
}
const gone = (chain: string, ...types: OfferType[]): Step[] =>
  types.map((offerType, at) => ({ chain, on: `2026-0${at + 1}-01`, offerType }))

describe('a link', () => {
  it('holds while there are offers at both ends, and says which end is empty', () => {
    expect(linkState(link, [midwife, group])).toBe('holds')
    expect(linkState(link, [group])).toBe('from_empty')
    expect(linkState(link, [midwife])).toBe('to_empty')
  })

  it('is the same as another by its ends', () => {
    expect(sameEnds(link, { ...link })).toBe(true)
    expect(sameEnds(link, { from: link.to, to: link.from })).toBe(false)
  })
})

describe('proposals from the past', () => {
  it('are what followed what in the chains of at least three families', () => {
    const steps = ['a', 'b', 'c'].flatMap((chain) => gone(chain, 'midwife_care', 'parent_child_group'))
    expect(fromPast(steps, [])).toEqual([
      { from: 'midwife_care', to: 'parent_child_group', transition: 'clinic_home', times: 3 },
    ])
    expect(fromPast(steps.slice(2), [])).toEqual([])
  })

  it('count a family once, however often it went the same way', () => {
    const round = gone('a', 'midwife_care', 'parent_child_group', 'midwife_care', 'parent_child_group')
    expect(fromPast([...round, ...gone('b', 'midwife_care', 'parent_child_group')], [])).toEqual([])
  })

  it('leave out what is linked already', () => {
    const steps = ['a', 'b', 'c'].flatMap((chain) => gone(chain, 'midwife_care', 'parent_child_group'))
    const linked: ChainLink = { ...link, to: { offerType: 'parent_child_group' } }
    expect(fromPast(steps, [linked])).toEqual([])
    expect(fromTypes([midwife, group], [linked])).toEqual([])
  })

  it('never show fewer families than the threshold, whatever was recorded', () => {
    const step = fc.record({
      chain: fc.constantFrom('a', 'b', 'c', 'd'),
      on: fc.constantFrom('2026-01-01', '2026-02-01', '2026-03-01'),
      offerType: fc.constantFrom<OfferType>('midwife_care', 'parent_child_group', 'daycare'),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        for (const { from, to, times = 0 } of fromPast(steps, [])) {
          expect(times).toBeGreaterThanOrEqual(fewestTimes)
          expect(times).toBeLessThanOrEqual(new Set(steps.map(({ chain }) => chain)).size)
          expect(from).not.toBe(to)
        }
      }),
    )
  })
})

describe('proposals from offer types', () => {
  it('need offers at both ends', () => {
    expect(fromTypes([midwife, group], [])).toEqual([
      { from: 'midwife_care', to: 'parent_child_group', transition: 'clinic_home' },
    ])
    expect(fromTypes([midwife], [])).toEqual([])
  })
})

describe('passages', () => {
  const transitions = codesOf('transition')
  const at = (offers = [midwife, group], links: ChainLink[] = []) =>
    passagesOf({ offers, links }, transitions, today).find(({ transition }) => transition === 'clinic_home')

  it('are served by links that hold, else by what usually follows, else by nothing', () => {
    expect(at(undefined, [link])?.servedBy).toBe('links')
    expect(at()?.servedBy).toBe('usual')
    expect(at([group])?.servedBy).toBe('nothing')
    expect(at([midwife], [link])?.servedBy).toBe('nothing')
  })

  it('count the offers that help across, and those at the ends of their links', () => {
    expect(at([midwife, group])?.offers).toEqual([midwife])
    expect(at([midwife, group], [link])?.tally.count).toBe(2)
  })
})
