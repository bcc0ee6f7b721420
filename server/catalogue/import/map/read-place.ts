/** The one place a flat row can say, from cells that hold a street, a whole address, a town with its postcode, a point. */
import type { Place } from '../../../../shared/offer.ts'
import type { ImportMapping, Spec } from '../../../../shared/protocol/import-mapping.ts'
import type { Values } from './candidate.ts'
import { areaOf, type Surroundings } from './read-offer.ts'
import type { RowReader } from './row-reader.ts'
import { pointOf } from './values/coordinates.ts'
import { addressOf, postcodeOf, townOf } from './values/place.ts'

type Specs = ImportMapping['offer']
const mapped = [
  'placeName',
  'street',
  'postcode',
  'city',
  'placeAreaId',
  'latitude',
  'longitude',
  'accessibility',
] as const

/** Nothing where no part of a place is mapped; otherwise the row's place, or none when all of it is empty. */
export function readPlaces(specs: Specs, parts: readonly Place[] | undefined, around: Surroundings): Values {
  if (mapped.every((field) => specs[field] === undefined)) return parts === undefined ? {} : { places: parts }
  const { reader } = around
  const place: Values = {
    ...(specs.placeName && { name: reader.line('placeName', specs.placeName, 160) }),
    ...readAddress(specs, reader),
    ...readPoint(specs, reader),
    ...readArea(specs, around),
    ...(specs.accessibility && { accessibility: reader.line('accessibility', specs.accessibility, 300) }),
  }
  const [part, further] = parts ?? []
  // A format with places of its own and one flat address speaks of the same place.
  if (further !== undefined) return { places: parts }
  const said = Object.entries(place).filter(([, value]) => value !== undefined)
  if (said.length === 0) return { places: part === undefined ? [] : [part] }
  return { places: [part === undefined ? place : { ...part, ...Object.fromEntries(said) }] }
}

/** Street, postcode and town, wherever each of them stands; a cell of its own wins over a shared one. */
export function readAddress(
  { street, postcode, city }: Partial<Record<'street' | 'postcode' | 'city', Spec>>,
  reader: RowReader,
  room = '',
): Values {
  const streetText = reader.text(`${room}street`, street)
  const cityText = reader.line(`${room}city`, city, 200)
  const postcodeText = reader.line(`${room}postcode`, postcode, 200)
  const address = streetText === undefined ? {} : addressOf(streetText)
  const town = townOf(cityText ?? '') ?? townOf(postcodeText ?? '')
  const code = postcodeText === undefined || townOf(postcodeText) !== undefined ? undefined : postcodeOf(postcodeText)
  if (postcodeText !== undefined && code === undefined && townOf(postcodeText) === undefined)
    reader.tell('no_postcode', `${room}postcode`, postcodeText)
  if (code?.mended) reader.tell('postcode_mended', `${room}postcode`, code.postcode)
  const line = address.street?.replace(/\s+/g, ' ').trim()
  const place = town?.city ?? (townOf(cityText ?? '') === undefined ? cityText : undefined) ?? address.city
  return {
    ...(street && { street: reader.cut(`${room}street`, line, 120) }),
    ...((postcode || town || address.postcode) && { postcode: code?.postcode ?? town?.postcode ?? address.postcode }),
    ...((city || town || address.city) && { city: reader.cut(`${room}city`, place, 80) }),
  }
}

function readPoint({ latitude, longitude }: Specs, reader: RowReader): Values {
  if (latitude === undefined && longitude === undefined) return {}
  const [north, east] = [reader.line('latitude', latitude, 200) ?? '', reader.line('longitude', longitude, 200) ?? '']
  if (north === '' && east === '') return { latitude: undefined, longitude: undefined }
  const reading = pointOf(north, east)
  if ('point' in reading) return reading.point
  reader.tell(reading.trouble, 'latitude', [...new Set([north, east])].filter((text) => text !== '').join('; '))
  return {}
}

function readArea({ placeAreaId }: Specs, { reader, areas }: Surroundings): Values {
  const text = reader.line('placeAreaId', placeAreaId, 200)
  if (text === undefined) return placeAreaId === undefined ? {} : { areaId: undefined }
  const id = areaOf(text, areas, reader, 'placeAreaId')
  if (id === undefined && areas.named(text) === undefined) reader.tell('area_unknown', 'placeAreaId', text)
  return id === undefined ? {} : { areaId: id }
}
