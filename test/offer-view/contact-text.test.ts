import { beforeEach, describe, expect, it } from 'vitest'
import { contactText } from '../../extension/offer-view/contact-text.ts'
import { startWords } from '../../extension/ui/words.ts'
import type { Offer } from '../../shared/offer.ts'
import { anOffer } from '../builders/an-offer.ts'

const groupAt = (change: Partial<Offer> = {}) =>
  anOffer({
    title: 'Drachennest',
    places: [{ street: 'Beispielweg 1', postcode: '00000', city: 'Silberfurt' }],
    phones: [{ number: '0000 123', note: 'vormittags' }],
    openings: [{ days: [1, 2, 3], opens: '09:00', closes: '12:00' }],
    ...change,
  })

describe('contact details to take along', () => {
  beforeEach(() => startWords('de'))

  it('hold name, address, telephone and hours, a line each', () => {
    expect(contactText(groupAt(), undefined).split('\n')).toEqual([
      'Drachennest',
      'Beispielweg 1',
      '00000 Silberfurt',
      '0000 123 (vormittags)',
      'Mo–Mi 9:00–12:00 Uhr',
    ])
  })

  it('never hold the address of a protected place', () => {
    expect(contactText(groupAt({ protectedPlace: true }), undefined)).not.toMatch(/Beispielweg|Silberfurt/)
  })
})
