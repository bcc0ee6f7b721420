/**
 * Areas as outlines on a plane: the Mercator projection (conformal, so districts keep the shape people know), fitted
 * into a width. Steps smaller than a quarter of a unit are left out: a city's official outlines have thousands.
 */
import type { Area } from '../area.ts'

export type Outline = { id: string; path: string; centre: readonly [number, number]; width: number; height: number }
type Plane = { width: number; height: number; outlines: Outline[] }

type Point = readonly [number, number]
const smallestStep = 0.25

/** Areas without geometry are left out; `undefined` where none has any. Larger outlines first, so small ones stay in reach. */
export function planeOf(areas: readonly Pick<Area, 'id' | 'geometry'>[], width: number): Plane | undefined {
  const shapes = areas.flatMap(({ id, geometry }) => {
    if (geometry === undefined) return []
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
    return [{ id, rings: polygons.flat().map((ring) => ring.map(mercator)) }]
  })
  const box = boxOf(shapes.flatMap(({ rings }) => rings.flat()))
  if (box === undefined) return undefined
  const scale = width / Math.max(box.right - box.left, box.bottom - box.top, Number.EPSILON)
  const place = ([x, y]: Point): Point => [(x - box.left) * scale, (y - box.top) * scale]
  const outlines = shapes.flatMap(({ id, rings }) =>
    outlineOf(
      id,
      rings.map((ring) => ring.map(place)),
    ),
  )
  return {
    width: (box.right - box.left) * scale,
    height: (box.bottom - box.top) * scale,
    outlines: outlines.sort((a, b) => b.width * b.height - a.width * a.height),
  }
}

/** North is up: the plane's y grows downwards. The poles, which Mercator never reaches, are cut at 85°. */
function mercator([longitude, latitude]: readonly [number, number]): Point {
  const phi = (Math.max(-85, Math.min(85, latitude)) * Math.PI) / 180
  return [(longitude * Math.PI) / 180, -Math.log(Math.tan(Math.PI / 4 + phi / 2))]
}

function outlineOf(id: string, rings: readonly (readonly Point[])[]): Outline[] {
  const largest = rings.toSorted((a, b) => Math.abs(surface(b)) - Math.abs(surface(a)))[0]
  const box = boxOf(largest ?? [])
  if (largest === undefined || box === undefined) return []
  const width = box.right - box.left
  const height = box.bottom - box.top
  return [{ id, path: rings.map(ringPath).join(''), centre: centreOf(largest, box), width, height }]
}

function ringPath(ring: readonly Point[]): string {
  let last: Point | undefined
  const kept = ring.filter((point) => {
    if (last !== undefined && Math.hypot(point[0] - last[0], point[1] - last[1]) < smallestStep) return false
    last = point
    return true
  })
  return `M${kept.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}Z`
}

const round = (number: number): number => Math.round(number * 10) / 10

type Box = { left: number; right: number; top: number; bottom: number }

function boxOf(points: readonly Point[]): Box | undefined {
  const [first] = points
  if (first === undefined) return undefined
  const box = { left: first[0], right: first[0], top: first[1], bottom: first[1] }
  for (const [x, y] of points) {
    box.left = Math.min(box.left, x)
    box.right = Math.max(box.right, x)
    box.top = Math.min(box.top, y)
    box.bottom = Math.max(box.bottom, y)
  }
  return box
}

/** Twice the signed surface of a ring. */
function surface(ring: readonly Point[]): number {
  return ring.reduce((sum, [x, y], at) => {
    const [nextX, nextY] = ring[(at + 1) % ring.length] ?? [x, y]
    return sum + x * nextY - nextX * y
  }, 0)
}

/** Centre of mass, the middle of the box where the ring encloses nothing. */
function centreOf(ring: readonly Point[], box: Box): Point {
  const whole = surface(ring)
  if (Math.abs(whole) < 1e-9) return [(box.left + box.right) / 2, (box.top + box.bottom) / 2]
  let [sumX, sumY] = [0, 0]
  for (const [at, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[(at + 1) % ring.length] ?? [x, y]
    const cross = x * nextY - nextX * y
    sumX += (x + nextX) * cross
    sumY += (y + nextY) * cross
  }
  return [sumX / (3 * whole), sumY / (3 * whole)]
}
