/**
 * The invented map: thirty jittered hexagons that share their corners and the bends of their edges,
 * so that they tile without gap or overlap. It lies in the open North Sea, where no base map can
 * mistake it for a real place.
 */
import { random } from './random.ts'

/** Longitude and latitude, WGS 84. */
export type Point = [number, number]

/** Rows from north to south; a letter stands for the municipality a cell belongs to (area-names.ts). */
const layout = ['EQQNNG', 'DSSWKK', 'DSSWKK', 'ASSFFK', 'AIIFFM']

const west = 6.7
const north = 54.72
/** Half the width of a cell in degrees of longitude, and a quarter of its height in degrees of latitude (about 6 km across). */
const stepX = 0.045
const stepY = 0.0153
const bends = 3

type Lattice = readonly [number, number]

/** Corners of a cell around its centre on the lattice, counter-clockwise on the map (RFC 7946). */
const corners: readonly Lattice[] = [
  [1, 1],
  [1, -1],
  [0, -2],
  [-1, -1],
  [-1, 1],
  [0, 2],
]

type Cell = { letter: string; centre: Point; ring: Point[] }

/** The cells in reading order. Rings are closed; cells that touch share exactly the same points. */
export function cells(seed: number): Cell[] {
  return layout.flatMap((row, y) =>
    [...row].map((letter, x): Cell => {
      const centre: Lattice = [2 * x + (y % 2), 3 * y]
      const around = corners.map(([dx, dy]): Lattice => [centre[0] + dx, centre[1] + dy])
      const ring = around.flatMap((from, at) => edge(seed, from, around[(at + 1) % around.length] ?? from))
      return { letter, centre: onMap(centre[0], centre[1]), ring: [...ring, ...ring.slice(0, 1)] }
    }),
  )
}

/** The points from one corner up to, not including, the next; the same points in reverse for the neighbour. */
function edge(seed: number, from: Lattice, to: Lattice): Point[] {
  const forward = from[0] < to[0] || (from[0] === to[0] && from[1] < to[1])
  const [low, high] = forward ? [from, to] : [to, from]
  const source = random(seed, 'edge', low.join(), high.join())
  const start = corner(seed, low)
  const end = corner(seed, high)
  const between = Array.from({ length: bends }, (_, at): Point => {
    const share = (at + 1) / (bends + 1)
    return rounded([
      start[0] + (end[0] - start[0]) * share + (source.next() - 0.5) * 0.16 * stepX,
      start[1] + (end[1] - start[1]) * share + (source.next() - 0.5) * 0.3 * stepY,
    ])
  })
  return forward ? [start, ...between] : [end, ...between.reverse()]
}

function corner(seed: number, at: Lattice): Point {
  const source = random(seed, 'corner', at.join())
  return rounded(onMap(at[0] + (source.next() - 0.5) * 0.5, at[1] + (source.next() - 0.5) * 0.8))
}

function onMap(x: number, y: number): Point {
  return [west + x * stepX, north - y * stepY]
}

/** Five decimals are about a metre. */
export function rounded([longitude, latitude]: Point): Point {
  return [Math.round(longitude * 1e5) / 1e5, Math.round(latitude * 1e5) / 1e5]
}
