import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { demoNetwork } from '../../server/demo/network.ts'
import { type Area, geometry } from '../../shared/area.ts'
import { planeOf } from '../../shared/chain/outlines.ts'
import { shadeOf, shadesOf } from '../../shared/chain/shades.ts'
import fc from '../property.ts'

const koeln = fileURLToPath(new URL('../../../shared/data/koeln-stadtteile.geojson', import.meta.url))
type Shaped = Pick<Area, 'id' | 'geometry'>

const square = (id: string, x: number, y: number): Shaped => ({
  id,
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [x, y],
        [x + 1, y],
        [x + 1, y + 1],
        [x, y + 1],
        [x, y],
      ],
    ],
  },
})

describe('outlines of areas', () => {
  it('stand with north above and east to the right, within the width', () => {
    const plane = planeOf([square('south', 7, 50), square('north', 7, 51), square('east', 8, 50)], 500)
    const centre = (id: string) => plane?.outlines.find((outline) => outline.id === id)?.centre ?? [0, 0]
    expect(centre('north')[1]).toBeLessThan(centre('south')[1])
    expect(centre('east')[0]).toBeGreaterThan(centre('south')[0])
    expect(Math.max(plane?.width ?? 0, plane?.height ?? 0)).toBeCloseTo(500)
  })

  it('are undefined where no area has any', () => {
    expect(planeOf([{ id: 'a' }], 500)).toBeUndefined()
    expect(planeOf([], 500)).toBeUndefined()
  })

  it('keep every point on the plane, whatever the coordinates', () => {
    const point = fc.tuple(
      fc.double({ min: -180, max: 180, noNaN: true }),
      fc.double({ min: -90, max: 90, noNaN: true }),
    )
    fc.assert(
      fc.property(
        fc.array(fc.array(point, { minLength: 4, maxLength: 8 }), { minLength: 1, maxLength: 4 }),
        (rings) => {
          const plane = planeOf([{ id: 'any', geometry: { type: 'Polygon', coordinates: rings } }], 800)
          const numbers = plane?.outlines.flatMap(({ path }) => path.match(/-?\d+(\.\d+)?/g)?.map(Number) ?? []) ?? []
          expect(plane?.outlines.every(({ path }) => !path.includes('NaN'))).toBe(true)
          expect(numbers.every((number) => number >= -1 && number <= 801)).toBe(true)
        },
      ),
    )
  })

  it('are drawn for every social space of the demonstration', () => {
    const { areas } = demoNetwork({ offers: 10 })
    const spaces = areas.filter(({ level }) => level === 'social_space')
    expect(planeOf(spaces, 800)?.outlines).toHaveLength(spaces.length)
  })

  it.skipIf(!existsSync(koeln))('are drawn for every Stadtteil of Köln, in a tenth of the official file', () => {
    const text = readFileSync(koeln, 'utf8')
    const { features } = JSON.parse(text) as { features: { geometry: unknown; properties: { nr: string } }[] }
    const plane = planeOf(
      features.map(({ properties, geometry: shape }) => ({ id: properties.nr, geometry: geometry.parse(shape) })),
      800,
    )
    expect(plane?.outlines).toHaveLength(features.length)
    expect(plane?.outlines.every(({ path }) => path.length > 20)).toBe(true)
    expect(JSON.stringify(plane).length).toBeLessThan(text.length / 2)
  })
})

describe('shades of a map', () => {
  it('give none a shade of its own, and few numbers one each', () => {
    expect(shadesOf([0, 3, 3, 7])).toEqual([
      { from: 0, to: 0 },
      { from: 3, to: 3 },
      { from: 7, to: 7 },
    ])
  })

  it('hold every number in exactly one shade, ascending, at most four beside none', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(200), { minLength: 1, maxLength: 60 }), (numbers) => {
        const shades = shadesOf(numbers)
        expect(shades.filter(({ from }) => from > 0).length).toBeLessThanOrEqual(4)
        for (const number of numbers) {
          expect(shades.filter(({ from, to }) => from <= number && number <= to)).toHaveLength(1)
          expect(shadeOf(shades, number)).toBeGreaterThanOrEqual(0)
        }
        for (const [at, { from }] of shades.entries()) expect(from).toBeGreaterThan(shades[at - 1]?.to ?? -1)
      }),
    )
  })
})
