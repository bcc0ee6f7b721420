/** Geometries of GeoJSON: where a point lies, and the border of an area without heights and with closed rings. */
import { type Area, geometry as areaGeometrySchema } from '../../../../../shared/area.ts'
import type { Json } from '../json.ts'
import { cannotRead } from '../reason.ts'

/** Longitude, latitude. */
export type Position = [number, number]

/** The point, or the first of several. */
export function pointOf({ type, coordinates }: Json): Position | undefined {
  if (type === 'Point') return positionOf(coordinates)
  if (type === 'MultiPoint' && Array.isArray(coordinates)) return positionOf(coordinates[0])
  return undefined
}

/** Whether a position in degrees exists: longitude first (RFC 7946). */
export function isOnEarth([longitude, latitude]: Position): boolean {
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90
}

/** Undefined for what is no polygon. @throws {Problem} when coordinates are not degrees. */
export function areaGeometry({ type, coordinates }: Json, line: number): Area['geometry'] | undefined {
  const rings = (polygon: unknown) =>
    listOf(polygon).map((ring) => closed(listOf(ring).flatMap((at) => asOne(positionOf(at)))))
  const read =
    type === 'Polygon'
      ? { type, coordinates: rings(coordinates) }
      : { type, coordinates: listOf(coordinates).map(rings) }
  const border = areaGeometrySchema.safeParse(read).data
  if (border === undefined) return undefined
  const positions = border.type === 'Polygon' ? border.coordinates.flat() : border.coordinates.flat(2)
  if (positions.length === 0) return undefined
  if (!positions.every(isOnEarth)) throw cannotRead('file_broken', 'other_projection', line)
  return border
}

function positionOf(written: unknown): Position | undefined {
  const [longitude, latitude] = listOf(written)
  return typeof longitude === 'number' && typeof latitude === 'number' ? [longitude, latitude] : undefined
}

function asOne(position: Position | undefined): Position[] {
  return position === undefined ? [] : [position]
}

/** Some programs leave out the last position, which is the first. */
function closed(ring: Position[]): Position[] {
  const [first, last] = [ring[0], ring.at(-1)]
  if (first === undefined || last === undefined) return ring
  return first[0] === last[0] && first[1] === last[1] ? ring : [...ring, first]
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}
