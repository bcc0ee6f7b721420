/** GeoJSON: points become places of offers, polygons become areas. */
import { describe, expect, it } from 'vitest'
import { read, refusal } from './read.ts'

const feature = (geometry: unknown, properties: unknown = { name: 'Nord' }, more: object = {}) => ({
  type: 'Feature',
  geometry,
  properties,
  ...more,
})
const collection = (features: unknown[], more: object = {}) =>
  JSON.stringify({ type: 'FeatureCollection', features, ...more })
const square = [
  [7, 51],
  [7.1, 51],
  [7.1, 51.1],
  [7, 51],
]
const point = { type: 'Point', coordinates: [7.15, 51.25, 180] }

describe('points', () => {
  it('become offers with their properties and where they lie', async () => {
    const properties = {
      Name: 'Kita',
      Anschrift: { Straße: 'Weg 1', Ort: 'Silberfurt' },
      Sprachen: ['de', 'tr'],
      Plätze: 20,
      frei: true,
      leer: null,
    }
    expect(await read(collection([feature(point, properties, { id: 17 })]))).toEqual({
      format: 'geojson',
      subject: 'offers',
      columns: [
        'Name',
        'Anschrift.Straße',
        'Anschrift.Ort',
        'Sprachen',
        'Plätze',
        'frei',
        'id',
        'latitude',
        'longitude',
      ],
      rows: [
        {
          line: 1,
          cells: {
            Name: 'Kita',
            'Anschrift.Straße': 'Weg 1',
            'Anschrift.Ort': 'Silberfurt',
            Sprachen: 'de\ntr',
            Plätze: '20',
            frei: 'true',
            id: '17',
            latitude: '51.25',
            longitude: '7.15',
          },
        },
      ],
    })
  })

  it('do not overwrite properties of the same name', async () => {
    const { rows } = await read(collection([feature(point, { id: 'a', latitude: 'Nord' }, { id: 17 })]))
    expect(rows[0]?.cells).toMatchObject({ id: 'a', latitude: 'Nord', 'geometry.latitude': '51.25' })
  })

  it('that are missing are told with the row', async () => {
    const { rows } = await read(
      collection([feature(point), feature(null), feature({ type: 'LineString', coordinates: square })]),
    )
    expect(rows.map(({ notes }) => notes?.map(({ code }) => code))).toEqual([undefined, ['no_point'], ['no_point']])
  })

  it('may be a single feature', async () => {
    expect((await read(JSON.stringify(feature(point)))).rows).toHaveLength(1)
  })

  it('have properties called like parts of objects', async () => {
    const { rows } = await read(
      `{"type":"Feature","geometry":null,"properties":{"__proto__":{"polluted":"yes"},"name":"x"}}`,
    )
    expect(rows[0]?.cells['__proto__.polluted']).toBe('yes')
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })
})

describe('polygons', () => {
  it('become areas with their border, without heights and with closed rings', async () => {
    const open = [
      [7, 51, 40],
      [7.1, 51, 41],
      [7.1, 51.1, 42],
    ]
    const { subject, rows } = await read(
      collection([
        feature({ type: 'Polygon', coordinates: [open] }),
        feature({ type: 'MultiPolygon', coordinates: [[square]] }),
      ]),
    )
    expect(subject).toBe('areas')
    expect(rows[0]?.geometry).toEqual({ type: 'Polygon', coordinates: [square] })
    expect(rows[1]?.geometry).toEqual({ type: 'MultiPolygon', coordinates: [[square]] })
  })

  it('that have no extent are told', async () => {
    const whole = feature({ type: 'Polygon', coordinates: [square] })
    const { rows } = await read(collection([whole, whole, feature({ type: 'Polygon', coordinates: [[[7, 51]]] })]))
    expect(rows[2]).toEqual({
      line: 3,
      cells: { name: 'Nord' },
      notes: [{ code: 'geometry_broken', field: 'geometry' }],
    })
  })
})

describe('another projection', () => {
  it('is refused by its name', async () => {
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::25832' } }
    expect(await refusal(collection([feature(point)], { crs }))).toBe('file_broken other_projection')
    const same = { type: 'name', properties: { name: 'urn:ogc:def:crs:OGC:1.3:CRS84' } }
    expect(await refusal(collection([feature(point)], { crs: same }))).toBe('read')
  })

  it('is refused by coordinates that are no degrees', async () => {
    const metres = { type: 'Point', coordinates: [376_000, 5_680_000] }
    expect(await refusal(collection([feature(point), feature(metres)]))).toBe('file_broken other_projection:2')
    const border = {
      type: 'Polygon',
      coordinates: [
        [
          [3e5, 5e6],
          [4e5, 5e6],
          [4e5, 6e6],
          [3e5, 5e6],
        ],
      ],
    }
    expect(await refusal(collection([feature(border)]))).toBe('file_broken other_projection:1')
  })
})
