import { describe, expect, it } from 'vitest'
import { afterOutgrowing, nextOffers, typesAfter } from '../../shared/chain/next.ts'
import { beginsAt, endsAt, fitsAt, furthestAhead, outgrowsAt } from '../../shared/chain/outgrow.ts'
import { waysUp } from '../../shared/chain/reach.ts'
import type { ChainLink } from '../../shared/chain-link.ts'
import { codesOf, type OfferType } from '../../shared/codes/index.ts'
import type { Offer } from '../../shared/offer.ts'
import { anOffer } from '../builders/an-offer.ts'
import fc from '../property.ts'

const ways = waysUp([
  { id: 'stadt', parentId: null },
  { id: 'nord', parentId: 'stadt' },
  { id: 'markt', parentId: 'stadt' },
])
const linkId = '01990000-0000-7000-8000-0000000000b1'
const ofType = (offerType: OfferType, overrides: Partial<Offer> = {}) =>
  anOffer({ offerType, ageFromMonths: 0, ageToMonths: 36, ...overrides })
const midwife = ofType('midwife_care', { ageFromMonths: -9, ageToMonths: 12 })
const titles = (next: readonly { offer: Offer }[]) => next.map(({ offer }) => offer.id)

describe('what comes next', () => {
  it('is first what is linked, then what usually follows, one of a type', () => {
    const linked = ofType('parent_cafe')
    const groups = [ofType('parent_child_group', { capacity: 'full' }), ofType('parent_child_group')]
    const link: ChainLink = { id: linkId, from: { offerId: midwife.id }, to: { offerId: linked.id } }
    const next = nextOffers(midwife, { offers: [...groups, linked], links: [link], ways }, {})
    expect(next.map(({ offer, why }) => [offer.id, why])).toEqual([
      [linked.id, 'link'],
      [groups[1]?.id, 'usual'],
    ])
  })

  it('is near the family first, and full only where there is nothing else', () => {
    const far = ofType('parent_child_group', { areaIds: ['markt'], capacity: 'available' })
    const near = ofType('parent_child_group', { areaIds: ['nord'], capacity: 'waitlist' })
    const full = ofType('parent_child_group', { areaIds: ['nord'], capacity: 'full' })
    const known = { links: [], ways }
    expect(titles(nextOffers(midwife, { ...known, offers: [far, full, near] }, { areaId: 'nord' }))).toEqual([near.id])
    expect(titles(nextOffers(midwife, { ...known, offers: [full, far] }, { areaId: 'nord' }))).toEqual([far.id])
    expect(titles(nextOffers(midwife, { ...known, offers: [full] }, { areaId: 'nord' }))).toEqual([full.id])
  })

  it('never is the offer itself, something unpublished, or something the child is too old for', () => {
    const status = fc.constantFrom<Offer['status']>('draft', 'published', 'paused', 'ended')
    const anyOffer = fc
      .record({
        offerType: fc.constantFrom<OfferType>('midwife_care', 'parent_child_group', 'welcome_visit', 'daycare'),
        status,
        ageToMonths: fc.integer({ min: 1, max: 324 }),
        capacity: fc.constantFrom(...codesOf('capacity')),
      })
      .map((made) => anOffer({ ...made, ageFromMonths: 0 }))
    fc.assert(
      fc.property(
        fc.array(anyOffer, { minLength: 1, maxLength: 10 }),
        fc.integer({ min: -9, max: 320 }),
        (all, age) => {
          const [from] = all
          if (from === undefined) return
          const links: ChainLink[] = [{ id: linkId, from: { offerType: from.offerType }, to: { offerType: 'daycare' } }]
          const next = nextOffers(from, { offers: all, links, ways }, { ageMonths: age })
          expect(new Set(titles(next)).size).toBe(next.length)
          for (const { offer } of next) {
            expect(offer.id).not.toBe(from.id)
            expect(offer.status).toBe('published')
            expect(endsAt(offer)).toBeGreaterThan(age)
          }
        },
      ),
    )
  })

  it('names the types that have to be read for it', () => {
    const link: ChainLink = { id: linkId, from: { offerType: 'midwife_care' }, to: { offerType: 'daycare' } }
    expect(typesAfter(midwife, [link])[0]).toBe('daycare')
    expect(typesAfter(midwife, [])).toContain('parent_child_group')
  })
})

describe('what a child outgrows', () => {
  it('ends with the age the offer names, else with the latest of its phases, else never', () => {
    expect(endsAt(ofType('daycare', { ageToMonths: 36 }))).toBe(36)
    expect(endsAt(anOffer({ lifePhases: ['kita', 'primary_school'] }))).toBe(126)
    expect(beginsAt(anOffer({ lifePhases: ['kita', 'primary_school'] }))).toBe(36)
    expect(endsAt(anOffer({ lifePhases: ['all_phases'] }))).toBeUndefined()
  })

  it('is told while it is near, and not for a child who is too old already', () => {
    const offer = ofType('parent_child_group')
    expect(outgrowsAt(offer, 10)).toBe(36)
    expect(outgrowsAt(offer, 36)).toBeUndefined()
    expect(outgrowsAt(ofType('daycare', { ageToMonths: 324 }), 10)).toBeUndefined()
  })

  it('is followed by what fits from that age on, links first, then older groups of the same type', () => {
    const from = ofType('parent_child_group')
    const kita = ofType('daycare', { ageFromMonths: 36, ageToMonths: 78 })
    const younger = ofType('daycare', { ageToMonths: 30 })
    const older = ofType('parent_child_group', { ageFromMonths: 30, ageToMonths: 60 })
    const link: ChainLink = { id: linkId, from: { offerType: 'parent_child_group' }, to: { offerType: 'daycare' } }
    const known = { offers: [younger, older, kita], links: [link], ways }
    const after = afterOutgrowing(from, known, { ageMonths: 30 })
    expect(after?.atMonths).toBe(36)
    expect(after?.next.map(({ offer, why }) => [offer.id, why])).toEqual([
      [kita.id, 'link'],
      [older.id, 'same_type'],
    ])
  })

  it('proposes only what fits at the age of outgrowing', () => {
    const ages = fc.tuple(fc.integer({ min: -9, max: 200 }), fc.integer({ min: 1, max: 120 }))
    const anyOffer = fc
      .tuple(ages, fc.constantFrom<OfferType>('daycare', 'parent_child_group', 'early_intervention'))
      .map(([[from, span], offerType]) => anOffer({ offerType, ageFromMonths: from, ageToMonths: from + span }))
    fc.assert(
      fc.property(
        anyOffer,
        fc.array(anyOffer, { maxLength: 8 }),
        fc.integer({ min: -9, max: 300 }),
        (from, all, age) => {
          const after = afterOutgrowing(from, { offers: all, links: [], ways }, { ageMonths: age })
          if (after === undefined) return
          expect(after.atMonths - age).toBeLessThanOrEqual(furthestAhead)
          for (const { offer } of after.next) expect(fitsAt(offer, after.atMonths)).toBe(true)
        },
      ),
    )
  })
})
