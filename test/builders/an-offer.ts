/** An offer of the catalogue, with overrides. */
import { v7 as uuidv7 } from 'uuid'
import { type Offer, offerSchema } from '../../shared/offer.ts'
import { sender } from './a-server.ts'

export function anOffer(overrides: Partial<Offer> = {}): Offer {
  return offerSchema.parse({
    id: uuidv7(),
    organisationId: sender,
    title: 'Elternkurs „Drachennest“',
    offerType: 'parenting_course',
    fields: ['education'],
    lifePhases: ['kita'],
    access: 'open',
    ...overrides,
  })
}
