/**
 * A protected place (a women's shelter) is offered without saying where it is: no address, no coordinates, no way in.
 * Taken out where offers are read, so that no way into the catalogue and no device can forget it; the telephone and the
 * areas whose families may come stay.
 */
type Placed = { protectedPlace: boolean; places: unknown[] }

/** An offer as it may be kept; the same object where there is nothing to take out. */
export function sheltered<T extends Placed>(offer: T): T {
  return offer.protectedPlace && offer.places.length > 0 ? { ...offer, places: [] } : offer
}

/** The same of fields that no schema has read yet; what says nothing of places goes on saying nothing. */
export function withoutPlaces<T extends Readonly<Record<string, unknown>>>(fields: T): Omit<T, 'places'> {
  const { places: _, ...rest } = fields
  return rest
}

/** Of a provider that is, or may be, where its protected place is: the municipality stays, the house goes. */
export function withoutHouse<T extends Readonly<Record<string, unknown>>>(fields: T): Omit<T, 'street' | 'postcode'> {
  const { street: _street, postcode: _postcode, ...rest } = fields
  return rest
}
