import { describe, expect, it } from 'vitest'
import { ageFormOf, monthsOf } from '../../extension/tasks/edit-offers/age-form.ts'
import { checkOffer } from '../../extension/tasks/edit-offers/offer-faults.ts'
import { candidateOf, formOf, type OfferForm } from '../../extension/tasks/edit-offers/offer-form.ts'
import { clockOf } from '../../extension/tasks/edit-offers/openings-field.tsx'
import { anOffer } from '../builders/an-offer.ts'
import { anyOffer } from '../builders/any-offer.ts'
import fc from '../property.ts'

const today = '2026-03-02'
const offer = anOffer({ phones: [{ number: '0202 1' }], ageFromMonths: 36, ageToMonths: 72 })
const typed = (change: Partial<OfferForm>, required: Parameters<typeof checkOffer>[1] = []) =>
  checkOffer(candidateOf({ ...formOf(offer), ...change }, offer, today), required)

describe('the form of an offer', () => {
  it('says again what the offer said, whatever it said', () => {
    fc.assert(
      fc.property(anyOffer(), (drawn) => {
        expect(candidateOf(formOf(drawn), drawn, today)).toEqual(drawn)
      }),
    )
  })

  it('takes any age in months there and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9, max: 324 }), (months) => {
        expect(monthsOf(ageFormOf(months))).toBe(months)
      }),
    )
  })

  it('reads half years, and tells what is no age', () => {
    expect(monthsOf({ value: '1,5', unit: 'years' })).toBe(18)
    expect(monthsOf({ value: 'drei', unit: 'years' })).toBeNaN()
    expect(typed({ ageFrom: { value: 'drei', unit: 'years' } }).faults).toEqual({ ageFromMonths: 'number' })
  })

  it('puts the scheme before an address that lacks it, and drops rows in which nothing stands', () => {
    const { offer: read } = typed({
      url: 'www.beispiel.example',
      phones: [{ number: ' ', note: '' }],
      openings: [{ days: [], opens: '', closes: '', note: '' }],
    })
    expect(read).toMatchObject({ url: 'https://www.beispiel.example', phones: [], openings: [] })
  })

  it('dates the places free by the day on which they were changed', () => {
    expect(typed({ capacity: 'few' }).offer).toMatchObject({ capacity: 'few', capacityOn: today })
    expect(typed({ title: 'Anders' }).offer?.capacityOn).toBeUndefined()
  })

  it('confirms the whole offer only where a person says so', () => {
    expect(typed({ allChecked: true }).offer?.verifiedOn).toBe(today)
    expect(typed({ title: 'Anders' }).offer?.verifiedOn).toBeUndefined()
  })
})

describe('what is wrong with it', () => {
  it('is named at its field', () => {
    expect(typed({ title: ' ', email: 'nicht so', url: 'auch nicht' }).faults).toEqual({
      title: 'missing',
      email: 'email',
      url: 'url',
    })
    expect(typed({ title: '' }).faults).toEqual({ title: 'missing' })
    expect(typed({ offerType: '', access: '', fields: [] }).faults).toEqual({
      offerType: 'missing',
      access: 'missing',
      fields: 'missing',
    })
  })

  it('is named in the row in which it stands', () => {
    const openings = [{ days: [1], opens: '9', closes: '25:00', note: '' }]
    expect(typed({ openings }).faults).toEqual({ 'openings.0.opens': 'time', 'openings.0.closes': 'time' })
  })

  it('is an age that ends before it begins', () => {
    expect(typed({ ageTo: { value: '2', unit: 'years' } }).faults).toEqual({ ageToMonths: 'ageOrder' })
  })

  it('is what the network demands, only once the offer is to be published', () => {
    expect(typed({ status: 'published' }, ['description', 'phones']).faults).toEqual({ description: 'demanded' })
    expect(typed({ status: 'draft' }, ['description', 'phones']).faults).toEqual({})
  })
})

describe('a time as people type it', () => {
  it.each([
    ['9', '09:00'],
    ['930', '09:30'],
    ['9.30', '09:30'],
    ['0930', '09:30'],
    ['14:15', '14:15'],
    ['mittags', 'mittags'],
  ])('%s becomes %s', (text, clock) => {
    expect(clockOf(text)).toBe(clock)
  })
})
