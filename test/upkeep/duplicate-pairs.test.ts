import { describe, expect, it } from 'vitest'
import { duplicatePairs } from '../../extension/tasks/upkeep/duplicate-pairs.ts'
import { demoNetwork } from '../../server/demo/network.ts'
import { pairKey } from '../../shared/distinct-offers.ts'
import type { Offer } from '../../shared/offer.ts'
import { anOffer } from '../builders/an-offer.ts'
import fc from '../property.ts'

const provider = () => 'Verein Drachennest e. V.'
const titles = ['Elternkurs Drachennest', 'Elternkurs Drachen-Nest', 'Krabbelgruppe am Markt', 'Hebammensprechstunde']
const someOffers = fc
  .array(fc.record({ title: fc.constantFrom(...titles), postcode: fc.constantFrom('42000', '42001', undefined) }), {
    maxLength: 12,
  })
  .map((parts) =>
    parts.map(({ title, postcode }) =>
      anOffer({ title, places: postcode === undefined ? [] : [{ postcode, city: 'Musterstadt' }] }),
    ),
  )
const keysOf = (offers: readonly Offer[], distinct?: ReadonlySet<string>) =>
  duplicatePairs(offers, provider, distinct).map(({ key }) => key)

describe('possible duplicates', () => {
  it('are pairs of two, each once, with reasons, whichever comes first', () => {
    fc.assert(
      fc.property(someOffers, (offers) => {
        const pairs = duplicatePairs(offers, provider)
        for (const { one, other, reasons, key } of pairs) {
          expect(one.id).not.toBe(other.id)
          expect(key).toBe(pairKey(other.id, one.id))
          expect(reasons).not.toEqual([])
        }
        const keys = pairs.map(({ key }) => key)
        expect(new Set(keys).size).toBe(keys.length)
        expect(keysOf(offers.toReversed()).sort()).toEqual(keys.sort())
      }),
    )
  })

  it('never show again what a person told apart, and go on showing all others', () => {
    fc.assert(
      fc.property(someOffers, fc.nat(), (offers, at) => {
        const keys = keysOf(offers)
        const apart = keys[at % Math.max(keys.length, 1)]
        const distinct = new Set(apart === undefined ? [] : [apart])
        expect(keysOf(offers, distinct).sort()).toEqual(keys.filter((key) => key !== apart).sort())
      }),
    )
  })

  it('show all three pairs of three that are alike, and put the pair with more reasons first', () => {
    const title = 'Elternkurs Drachennest'
    const [one, other] = [anOffer({ title, email: 'post@drachen.example' }), anOffer({ title })]
    const third = anOffer({ title, url: 'https://drachen.example/kurs' })
    const fourth = anOffer({ title, url: 'https://www.drachen.example/kurs/' })
    expect(keysOf([one, other, third])).toHaveLength(3)
    expect(keysOf([one, other, third, fourth])[0]).toBe(pairKey(third.id, fourth.id))
  })

  it('of the demonstration network name the same title or place for each pair', () => {
    const { offers, organisations } = demoNetwork({ offers: 400 })
    const names = new Map(organisations.map(({ id, name }) => [id, name]))
    const twin = { ...structuredClone(offers[7] ?? anOffer()), id: anOffer().id }
    const pairs = duplicatePairs([...offers, twin], (id) => names.get(id) ?? '')
    expect(pairs.map(({ key }) => key)).toContain(pairKey(twin.id, offers[7]?.id ?? ''))
    for (const { reasons } of pairs) expect(reasons.some((reason) => reason.endsWith('_title'))).toBe(true)
  })
})
