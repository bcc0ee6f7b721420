/**
 * A row of a protected place, without what it says of where that is: neither the plan nor what the source is remembered
 * to have said keeps an address. Nor does it speak of its provider's: in most lists that is the same one.
 */
import { withoutHouse, withoutPlaces } from '../../../../shared/protected-place.ts'
import type { Candidate } from '../map/candidate.ts'
import type { RowNote } from '../row.ts'
import type { Fields } from './three-way.ts'

/** Fields of an address, the offer's and its provider's. */
const ofAddress = /^(?:organisation\.)?(?:street|postcode|city|latitude|longitude|accessibility|place.*)$/

/** @param present the offer as it stands here; a row that is silent of the mark leaves it as it is */
export function shelteredRow(candidate: Candidate, present: Fields | undefined): Candidate {
  const { offer, organisation, notes } = candidate
  if ((offer['protectedPlace'] ?? present?.['protectedPlace']) !== true) return candidate
  const { places } = offer as Fields
  const told: RowNote[] = notes.filter(({ field = '' }) => !ofAddress.test(field))
  if (Array.isArray(places) && places.length > 0) told.push({ code: 'protected_place', field: 'places' })
  return { ...candidate, offer: withoutPlaces(offer), organisation: withoutHouse(organisation), notes: told }
}
