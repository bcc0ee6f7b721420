/** The outline of several cells as one area: edges that two cells share cancel out, the rest is stitched to rings. */
import type { Area } from '../../shared/area.ts'
import type { Point } from './map.ts'

type Geometry = NonNullable<Area['geometry']>

/** The merged outline of cells that touch along whole edges. Rings must be closed and counter-clockwise. */
export function outline(rings: readonly (readonly Point[])[]): Geometry {
  const onward = new Map<string, Point[]>()
  const edges = new Set<string>()
  const segments = rings.flatMap((ring) => ring.slice(1).map((to, at) => [ring[at] ?? to, to] as const))
  for (const [from, to] of segments) edges.add(`${from}>${to}`)
  for (const [from, to] of segments) {
    if (edges.has(`${to}>${from}`)) continue
    onward.set(String(from), [...(onward.get(String(from)) ?? []), to])
  }
  const stitched: Point[][] = []
  for (let start = firstOf(onward); start !== undefined; start = firstOf(onward)) stitched.push(walk(onward, start))
  const outer = stitched.filter((ring) => signedArea(ring) > 0)
  const holes = stitched.filter((ring) => signedArea(ring) <= 0)
  const polygons = outer.map((ring) => [ring, ...holes.filter((hole) => hole[0] && contains(ring, hole[0]))])
  const [only] = polygons
  if (only !== undefined && polygons.length === 1) return { type: 'Polygon', coordinates: only }
  return { type: 'MultiPolygon', coordinates: polygons }
}

function firstOf(onward: ReadonlyMap<string, Point[]>): Point | undefined {
  for (const key of onward.keys()) {
    const [longitude, latitude] = key.split(',').map(Number)
    return [longitude ?? 0, latitude ?? 0]
  }
  return undefined
}

function walk(onward: Map<string, Point[]>, start: Point): Point[] {
  const ring = [start]
  for (let at = start; ; ) {
    const nexts = onward.get(String(at)) ?? []
    const next = nexts.pop()
    if (next === undefined) throw new Error('outline does not close')
    if (nexts.length === 0) onward.delete(String(at))
    ring.push(next)
    if (String(next) === String(start)) return ring
    at = next
  }
}

/** Twice the area; positive when the ring runs counter-clockwise. */
export function signedArea(ring: readonly Point[]): number {
  return ring.slice(1).reduce((sum, [x, y], at) => {
    const [fromX, fromY] = ring[at] ?? [x, y]
    return sum + fromX * y - x * fromY
  }, 0)
}

/** Whether a point lies inside a ring, by counting crossings of a ray. */
export function contains(ring: readonly Point[], [x, y]: Point): boolean {
  let inside = false
  for (const [at, [toX, toY]] of ring.slice(1).entries()) {
    const [fromX, fromY] = ring[at] ?? [toX, toY]
    if (fromY > y !== toY > y && x < ((toX - fromX) * (y - fromY)) / (toY - fromY) + fromX) inside = !inside
  }
  return inside
}
