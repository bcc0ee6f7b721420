/** Locations of an HSDS service as places of an offer. */
import type { Place } from '../../../../../shared/offer.ts'
import type { RowNote } from '../../row.ts'
import { rowNote } from '../reason.ts'
import type { HsdsService } from './schema.ts'

const most = 50

export function hsdsPlaces(read: HsdsService, notes: RowNote[]): Place[] {
  const locations = read.service_at_locations.flatMap(({ location }) => location ?? [])
  if (locations.length > most) notes.push(rowNote('places_many', { field: 'places', text: String(locations.length) }))
  return locations
    .slice(0, most)
    .map(({ name, latitude, longitude, addresses, accessibility }): Place => {
      // A postal address is where letters go; families go to the physical one.
      const address = addresses.find(({ address_type: type }) => type === 'physical') ?? addresses[0]
      const street = [address?.address_1 ?? '', address?.address_2 ?? ''].filter((line) => line !== '').join(', ')
      const here = typeof latitude === 'number' && typeof longitude === 'number'
      const onEarth = here && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
      if (here && !onEarth) notes.push(rowNote('not_on_earth', { field: 'places', text: `${latitude}, ${longitude}` }))
      return {
        ...cut('name', name, 160),
        ...cut('street', street, 120),
        ...cut('postcode', address?.postal_code ?? '', 10),
        ...cut('city', address?.city ?? '', 80),
        ...(onEarth && { latitude, longitude }),
        ...cut('accessibility', accessibility.map(({ description }) => description).join(' '), 300),
      }
    })
    .filter((place) => Object.keys(place).length > 0)
}

function cut<F extends string>(field: F, text: string, longest: number): { [K in F]?: string } {
  return (text === '' ? {} : { [field]: text.slice(0, longest) }) as { [K in F]?: string }
}
