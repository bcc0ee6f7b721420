/** Where offers take place: a social space of the provider's area, an address and a point inside it. */
import type { Place } from '../../shared/offer.ts'
import type { Space } from './areas.ts'
import { type Point, rounded } from './map.ts'
import type { Random } from './random.ts'
import { streetOf } from './streets.ts'

/** The social spaces within an area, by the form of the keys; youth-office districts are matched by name. */
export function spacesWithin(spaces: readonly Space[], areaId: string): Space[] {
  return spaces.filter((space) => space.id.startsWith(areaId) || space.districtId === areaId)
}

/** One of the spaces, larger ones more often. */
export function pickSpace(source: Random, spaces: readonly Space[]): Space {
  let left = source.next() * spaces.reduce((sum, { size }) => sum + size, 0)
  const chosen = spaces.find((space) => {
    left -= space.size
    return left < 0
  })
  return chosen ?? source.pick(spaces)
}

const venues = [
  'Bürgerhaus',
  'Altes Rathaus',
  'Haus am Markt',
  'Gemeindesaal',
  'Pavillon im Park',
  'Alte Molkerei',
  '1. Etage',
] as const
const accesses = [
  'stufenloser Eingang',
  'Aufzug und rollstuhlgerechtes WC vorhanden',
  'Rampe am Hintereingang',
  'leider nur über eine Treppe erreichbar',
] as const

/** An address with a point (degrees) within the space; some have a name, some say how one gets in. */
export function placeIn(source: Random, space: Space): Place {
  const [longitude, latitude] = pointInside(source, space)
  return {
    ...(source.chance(0.3) && { name: source.pick(venues) }),
    street: streetOf(source),
    postcode: space.postcode,
    city: space.town,
    areaId: space.id,
    latitude,
    longitude,
    ...(source.chance(0.45) && { accessibility: source.pick(accesses) }),
  }
}

/** A point in one of the triangles between the centre and two neighbouring points of the outline. */
function pointInside(source: Random, { centre, ring }: Space): Point {
  const at = source.whole(0, ring.length - 2)
  const [from, to] = [ring[at] ?? centre, ring[at + 1] ?? centre]
  const out = Math.sqrt(source.next()) * 0.85
  const along = source.next()
  return rounded([
    centre[0] + out * (from[0] + (to[0] - from[0]) * along - centre[0]),
    centre[1] + out * (from[1] + (to[1] - from[1]) * along - centre[1]),
  ])
}
