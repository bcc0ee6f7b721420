/** The places of an offer as HSDS locations, and back. Of a protected place there is none. */
import type { Offer, Place } from '../../shared/offer.ts'
import type { Organisation } from '../../shared/organisation.ts'
import { attribute, factOf } from './attributes.ts'
import type { Context } from './context.ts'
import { derivedId } from './derived-id.ts'
import type { ReadLocation } from './read-record.ts'
import { type Address, type Location, type ServiceAtLocation, said } from './record.ts'

/** An offer's places as services at locations; none for a protected place. */
export function servicePlaces(offer: Offer, context: Context): ServiceAtLocation[] {
  return openPlaces(offer).map((place, at) => servicePlace(offer, place, at, context))
}

/** The places of an offer that anybody may see. */
export function openPlaces({ protectedPlace, places }: Offer): readonly Place[] {
  return protectedPlace ? [] : places
}

/** The id of an offer at its place of this number: all that a list needs of a place that is on none of its pages. */
export function servicePlaceId({ id }: Offer, at: number): string {
  return derivedId('service_at_location', id, at)
}

/** An offer at one of its `openPlaces`. @param at the place's number among them, from 0 */
export function servicePlace(offer: Offer, place: Place, at: number, context: Context): ServiceAtLocation {
  const id = derivedId('location', offer.id, at)
  return {
    id: servicePlaceId(offer, at),
    service_id: offer.id,
    location_id: id,
    location: locationOf(id, place, context),
  }
}

/** An organisation's address as a location; none where it has no address. */
export function organisationPlaces(organisation: Organisation, context: Context): Location[] {
  const { id, street, postcode, city } = organisation
  if (street === undefined && postcode === undefined && city === undefined) return []
  const place = said<Place>({ street, postcode, city })
  const location = locationOf(derivedId('location', id), place, context)
  return [{ ...location, organization_id: id }]
}

/** Street, postcode and city of a place that has all three. */
export function wholeAddress({ street, postcode, city }: Place) {
  return street && postcode && city ? { street, postcode, city } : undefined
}

/** HSDS wants street, postcode and city together or no address; parts of one travel as attributes. */
function locationOf(id: string, place: Place, { land, terms }: Context): Location {
  const { street, postcode, city } = place
  const whole = wholeAddress(place)
  const address: Address[] =
    whole === undefined
      ? []
      : [
          {
            id: derivedId('address', id),
            location_id: id,
            address_1: whole.street,
            city: whole.city,
            state_province: land,
            postal_code: whole.postcode,
            country: 'DE',
            address_type: 'physical',
          },
        ]
  const parts = whole ? {} : { place_street: street, place_postcode: postcode, place_city: city }
  const facts = Object.entries({ area: place.areaId, ...parts }) as ['area', string | undefined][]
  return said<Location>({
    id,
    location_type: 'physical',
    name: place.name,
    latitude: place.latitude,
    longitude: place.longitude,
    addresses: address,
    accessibility: place.accessibility
      ? [{ id: derivedId('accessibility', id), location_id: id, description: place.accessibility }]
      : [],
    attributes: facts.flatMap(([fact, value]) => (value ? [attribute('location', id, terms.fact(fact), value)] : [])),
  })
}

/** A place from a location, whoever wrote it; our own facts stand in for what its address lacks. */
export function placeOf(location: ReadLocation): Place {
  const [address] = location.addresses ?? []
  const own = (fact: 'area' | 'place_street' | 'place_postcode' | 'place_city') => factOf(location.attributes, fact)
  return said<Place>({
    name: location.name,
    street: address?.address_1 ?? own('place_street'),
    postcode: address?.postal_code ?? own('place_postcode'),
    city: address?.city ?? own('place_city'),
    areaId: own('area'),
    latitude: location.latitude,
    longitude: location.longitude,
    accessibility: location.accessibility?.[0]?.description,
  })
}
