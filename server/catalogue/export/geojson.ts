/** Offers on the map (RFC 7946): their places as points, the flat row as properties. Without a place: no geometry. */
import type { Offer } from '../../../shared/offer.ts'
import type { Cells } from './flat-row.ts'

type Point = [longitude: number, latitude: number]
type Geometry = { type: 'Point'; coordinates: Point } | { type: 'MultiPoint'; coordinates: Point[] }
type Feature = { type: 'Feature'; id?: string; geometry: Geometry | null; properties: Cells }
type FeatureCollection = { type: 'FeatureCollection'; features: Feature[] }

/** @param rows of these offers in their order; further rows have no place */
export function featuresOf(offers: readonly Offer[], rows: readonly Cells[]): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: rows.map((properties, at) => {
      const offer = offers[at]
      return { type: 'Feature', ...(offer && { id: offer.id }), geometry: offer ? geometryOf(offer) : null, properties }
    }),
  }
}

function geometryOf({ protectedPlace, places }: Offer): Geometry | null {
  const points = (protectedPlace ? [] : places).flatMap(({ latitude, longitude }): Point[] =>
    latitude === undefined || longitude === undefined ? [] : [[longitude, latitude]],
  )
  const [first] = points
  if (first === undefined) return null
  return points.length === 1 ? { type: 'Point', coordinates: first } : { type: 'MultiPoint', coordinates: points }
}
