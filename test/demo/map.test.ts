/** The invented map: areas that tile without gap or overlap, and points that lie where they say. */
import { describe, expect, it } from 'vitest'
import type { Point } from '../../server/demo/map.ts'
import { demoNetwork } from '../../server/demo/network.ts'
import { contains, signedArea } from '../../server/demo/outline.ts'
import type { Area } from '../../shared/area.ts'

const { areas, offers } = demoNetwork()
const spaces = areas.filter(({ level }) => level === 'social_space')

function polygonsOf({ geometry }: Area): Point[][][] {
  if (geometry === undefined) return []
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
}

function areaOf(area: Area): number {
  return polygonsOf(area)
    .flat()
    .reduce((sum, ring) => sum + signedArea(ring), 0)
}

function outerOf(area: Area): Point[] {
  const [polygon] = polygonsOf(area)
  return polygon?.[0] ?? []
}

describe('the invented map', () => {
  it('is a tree of Kreis, three youth-office districts, twelve municipalities and thirty social spaces', () => {
    const count = (level: Area['level']) => areas.filter((area) => area.level === level).length
    expect([count('kreis'), count('youth_office_district'), count('municipality'), count('social_space')]).toEqual([
      1, 3, 12, 30,
    ])
    const ids = new Set(areas.map(({ id }) => id))
    for (const { parentId } of areas) expect(parentId === null || ids.has(parentId)).toBe(true)
  })

  it('closes every ring and runs outer rings counter-clockwise (RFC 7946)', () => {
    for (const area of areas)
      for (const [outer, ...holes] of polygonsOf(area)) {
        for (const ring of [outer ?? [], ...holes]) expect(ring.at(-1)).toEqual(ring[0])
        expect(signedArea(outer ?? [])).toBeGreaterThan(0)
        for (const hole of holes) expect(signedArea(hole)).toBeLessThan(0)
      }
  })

  it('has simple polygons: no two edges of a social space cross', () => {
    for (const space of spaces) {
      const ring = outerOf(space)
      for (let a = 0; a < ring.length - 1; a++)
        for (let b = a + 2; b < ring.length - 1; b++) {
          if (a === 0 && b === ring.length - 2) continue
          expect(cross(ring[a], ring[a + 1], ring[b], ring[b + 1]), `${space.name} ${a} ${b}`).toBe(false)
        }
    }
  })

  it('tiles: the parts of every area add up to it, and no social space reaches into another', () => {
    for (const parent of areas) {
      const parts = areas.filter(({ parentId }) => parentId === parent.id)
      if (parts.length === 0) continue
      const sum = parts.reduce((total, part) => total + areaOf(part), 0)
      expect(sum).toBeCloseTo(areaOf(parent), 9)
    }
    for (const space of spaces)
      for (const other of spaces) {
        if (other === space) continue
        const mine = new Set(outerOf(space).map(String))
        for (const point of outerOf(other))
          if (!mine.has(String(point))) expect(contains(outerOf(space), point)).toBe(false)
      }
  })

  it('puts every offer into its social space', () => {
    const byId = new Map(spaces.map((space) => [space.id, space]))
    let points = 0
    for (const { places } of offers)
      for (const { areaId, latitude, longitude } of places) {
        const space = byId.get(areaId ?? '')
        if (space === undefined || latitude === undefined || longitude === undefined) continue
        points++
        expect(contains(outerOf(space), [longitude, latitude]), space.name).toBe(true)
      }
    expect(points).toBeGreaterThan(500)
  })

  it('counts children and burdens unevenly, and sums them up the tree', () => {
    const burdens = spaces.map(({ indicators }) => indicators?.['sgb2Under15'] ?? 0)
    expect(Math.max(...burdens) / Math.min(...burdens)).toBeGreaterThan(4)
    const babies = spaces.reduce((sum, { children }) => sum + (children?.a0 ?? 0), 0)
    expect(areas[0]?.children?.a0).toBe(babies)
  })
})

function cross(a?: Point, b?: Point, c?: Point, d?: Point): boolean {
  if (!a || !b || !c || !d) return false
  const side = (p: Point, q: Point, r: Point) =>
    Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]))
  return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b)
}
