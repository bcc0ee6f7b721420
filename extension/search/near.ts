/** Distances as the crow flies, good to a few percent over the width of a Land: more than ranking asks for. */
import type { Area } from '../../shared/area.ts'

/** Degrees, WGS 84. */
export type Point = [latitude: number, longitude: number]

const kilometresPerDegree = 111.2

/** From a point to another one, both in degrees, by the equirectangular approximation. */
export function kilometres([latitude, longitude]: Point, otherLatitude: number, otherLongitude: number): number {
  const north = otherLatitude - latitude
  const east = (otherLongitude - longitude) * Math.cos(((latitude + otherLatitude) * Math.PI) / 360)
  return kilometresPerDegree * Math.hypot(north, east)
}

/** The middle of an area: of its largest part, weighted by surface. Undefined where it has none. */
export function centreOf(geometry: NonNullable<Area['geometry']>): Point | undefined {
  const outlines = (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).map(([ring]) => ring)
  let largest = 0
  let centre: Point | undefined
  for (const ring of outlines) {
    const { surface, at } = middleOf(ring ?? [])
    if (surface <= largest) continue
    largest = surface
    centre = at
  }
  return centre
}

/** Centroid of a closed ring (longitude first, RFC 7946), by the shoelace formula relative to its first corner. */
function middleOf(ring: readonly [number, number][]): { surface: number; at: Point } {
  const [x0, y0] = ring[0] ?? [0, 0]
  let twice = 0
  let x = 0
  let y = 0
  for (let i = 0; i + 1 < ring.length; i++) {
    const [ax, ay] = ring[i] ?? [x0, y0]
    const [bx, by] = ring[i + 1] ?? [x0, y0]
    const cross = (ax - x0) * (by - y0) - (bx - x0) * (ay - y0)
    twice += cross
    x += (ax + bx - 2 * x0) * cross
    y += (ay + by - 2 * y0) * cross
  }
  if (twice === 0) return { surface: 0, at: [y0, x0] }
  return { surface: Math.abs(twice), at: [y0 + y / (3 * twice), x0 + x / (3 * twice)] }
}
