/** Offers and organisations become HSDS records and come back as they were. */

import { describe, expect, it } from 'vitest'
import { demoNetwork } from '../../server/demo/network.ts'
import { contextOf } from '../../server/hsds/context.ts'
import { fromService } from '../../server/hsds/from-service.ts'
import { fromOrganization, organizationOf } from '../../server/hsds/organisations.ts'
import { summaryOf, toService } from '../../server/hsds/to-service.ts'
import type { Offer } from '../../shared/offer.ts'
import type { Organisation } from '../../shared/organisation.ts'
import { anOrganisation } from '../builders/a-server.ts'
import { anOffer } from '../builders/an-offer.ts'
import { anyOffer, anyOrganisation } from '../builders/any-offer.ts'
import { emptyPlaces, officialHsds, officialSchemas } from '../builders/official-hsds.ts'
import fc from '../property.ts'

const byId = <T extends { id: string }>(list: readonly T[]) => new Map(list.map((each) => [each.id, each]))
const contextWith = (offers: readonly Offer[], organisations: readonly Organisation[] = [anOrganisation()]) =>
  contextOf({
    land: 'NW',
    offers: byId(offers),
    organisations: byId(organisations),
    areas: new Map(),
    codes: new Map(),
  })
const throughText = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

describe('an offer', () => {
  it('is the same after it was a service', () => {
    fc.assert(
      fc.property(anyOffer(), (offer) => {
        const back = fromService(throughText(toService(offer, contextWith([offer]))))
        expect(back).toEqual(offer.protectedPlace ? { ...offer, places: [] } : offer)
      }),
      { numRuns: 400 },
    )
  })

  it.skipIf(!officialSchemas)('is a valid service, in full and in lists, with nothing empty in it', () => {
    const wrong = officialHsds()
    const organisations = fc.tuple(anyOrganisation(), anyOffer()).map(([organisation, offer]) => ({
      organisation,
      offer: { ...offer, organisationId: organisation.id },
    }))
    fc.assert(
      fc.property(organisations, ({ organisation, offer }) => {
        const context = contextWith([offer], [organisation])
        const full = toService(offer, context, '2026-11-02T08:00:00.000Z')
        expect(wrong('service', full)).toEqual([])
        expect(wrong('service_list', summaryOf(offer, context))).toEqual([])
        expect(wrong('organization', organizationOf(organisation, context))).toEqual([])
        expect(emptyPlaces(full)).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  it('says ages in whole years and keeps the months beside them', () => {
    const aged = (ageFromMonths: number, ageToMonths: number) => {
      const offer = anOffer({ ageFromMonths, ageToMonths })
      const { minimum_age, maximum_age } = toService(offer, contextWith([offer]))
      return [minimum_age, maximum_age]
    }
    expect(aged(0, 36)).toEqual([0, 2])
    expect(aged(6, 30)).toEqual([0, 2])
    expect(aged(36, 37)).toEqual([3, 3])
    expect(aged(-9, 0)).toEqual([0, undefined])
  })

  it('names one paragraph by one term, however it is written', () => {
    const termsOfLaw = (legalBasis: string) => {
      const offer = anOffer({ legalBasis })
      const { attributes } = toService(offer, contextWith([offer]))
      return attributes.filter(({ taxonomy_term: { taxonomy } }) => taxonomy === 'Rechtsgrundlage')
    }
    const [written, typed] = [termsOfLaw('§ 31 SGB VIII'), termsOfLaw('31 sgb 8')]
    expect(written.map(({ taxonomy_term: { name } }) => name)).toEqual(['§ 31 SGB VIII'])
    expect(typed.map(({ taxonomy_term_id }) => taxonomy_term_id)).toEqual(
      written.map(({ taxonomy_term_id }) => taxonomy_term_id),
    )
    expect(termsOfLaw('§§ 5-7 SchKG').map(({ taxonomy_term: { name } }) => name)).toEqual([
      '§ 5 SchKG',
      '§ 6 SchKG',
      '§ 7 SchKG',
    ])
  })
})

describe('an organisation', () => {
  it('is the same after it was an HSDS organization', () => {
    fc.assert(
      fc.property(anyOrganisation(), (organisation) => {
        const back = fromOrganization(throughText(organizationOf(organisation, contextWith([]))))
        expect(back).toEqual(organisation)
      }),
    )
  })
})

describe('a protected place', () => {
  const place = { street: 'Geheimer Weg 7', postcode: '54321', city: 'Musterstadt', latitude: 51.23, longitude: 7.65 }
  const organisation = anOrganisation({ street: 'geheimer weg 7', postcode: '54321', city: 'Musterstadt' })
  const shelter = anOffer({ protectedPlace: true, places: [place] })
  const marks = ['eheimer', '54321', '51.23', '7.65']

  it('leaves no address in the service, nor in an organisation that runs no other', () => {
    const context = contextWith([shelter], [organisation])
    const text = JSON.stringify([toService(shelter, context), summaryOf(shelter, context)])
    for (const mark of marks) expect(text).not.toContain(mark)
  })

  it('leaves the address of an organisation that has its office elsewhere and other offers', () => {
    const office = { ...organisation, street: 'Marktplatz 1', postcode: '54320' }
    const shown = (offers: Offer[]) => contextWith(offers, [office]).organisation(office.id)?.street
    expect(shown([shelter, anOffer()])).toBe('Marktplatz 1')
    expect(shown([shelter])).toBeUndefined()
  })
})

it('the whole demonstration network comes back from HSDS as it was', () => {
  const { offers, organisations } = demoNetwork()
  const context = contextWith(offers, organisations)
  expect(offers.map((offer) => fromService(throughText(toService(offer, context))))).toEqual(offers)
})
