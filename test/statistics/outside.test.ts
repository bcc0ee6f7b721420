/** What may leave the municipality follows from the inside value alone (P15), and only when a year is final. */
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { writeCatalogue } from '../../server/catalogue/write.ts'
import { outsideValue } from '../../server/statistics/outside/outside-value.ts'
import { outsideViewSchema } from '../../shared/protocol/statistics.ts'
import { coordOf, tables } from '../../shared/statistics/tables.ts'
import { sender } from '../builders/a-server.ts'
import { type ARelease, aReadingServer, read, someOffer } from '../builders/released-rows.ts'
import { eachEngine } from '../engines/each.ts'
import fc from '../property.ts'

const years = tables.filter(({ period, dimensions }) => period === 'year' && dimensions.length <= 2)
const outside = '/v1/statistics/outside?year=2025'

const value = fc.option(fc.integer({ min: 8, max: 3000 }), { nil: null })

describe('a value for outside', () => {
  it('is a function of the inside value and its table, rounded to fives, never below ten', () => {
    fc.assert(
      fc.property(fc.constantFrom(...tables), value, value, (table, one, other) => {
        const said = outsideValue(table, one)
        expect(outsideValue(table, one)).toBe(said)
        if (one === other) expect(outsideValue(table, other)).toBe(said)
        if (said === null) return
        expect(said % 5).toBe(0)
        expect(said).toBeGreaterThanOrEqual(10)
        expect(Math.abs(said - (one ?? 0))).toBeLessThanOrEqual(2)
      }),
    )
  })

  it('follows the vectors of the specification, and names an offer or provider only from a hundred on', () => {
    const plain = { dimensions: ['district'] } as const
    const vectors = [
      [9, null],
      [10, 10],
      [12, 10],
      [13, 15],
      [17, 15],
      [18, 20],
      [22, 20],
      [23, 25],
      [null, null],
    ] as const
    for (const [inside, said] of vectors) expect(outsideValue(plain, inside)).toBe(said)
    for (const dimension of ['offer', 'provider'] as const) {
      expect(outsideValue({ dimensions: ['district', dimension] }, 99)).toBeNull()
      expect(outsideValue({ dimensions: [dimension, 'durationBin'] }, 103)).toBe(105)
    }
  })
})

const total: ARelease = { table: 'year:', period: '2025', revision: 2, values: { '': 1203 } }
const bins = { 'health|d7': 20, 'health|d14': 30, 'health|d21': 25, 'social|d7': 9 }
const finals: ARelease[] = [
  total,
  { table: 'year:district', period: '2025', revision: 2, values: { nord: 412, sued: 9 } },
  { table: 'year:district,offer', period: '2025', revision: 2, values: { [`nord|${someOffer}`]: 99 } },
  { table: 'year:field,durationBin', period: '2025', revision: 1, values: bins },
  { table: 'year:district,phase,field', period: '2025', revision: 2, values: { 'nord|kita|health': 50 } },
  { table: 'unmet-year:district,gap', period: '2025', revision: 1, values: { 'nord|cost': 40 } },
]

eachEngine((engine) => {
  it('the view holds the final tables of the year with at most two dimensions, each value coarser, medians as a class', async () => {
    const server = await aReadingServer(engine, finals)
    const coordinator = await server.enrol(sender, 'coordinator')
    const view = outsideViewSchema.parse(JSON.parse((await read(server, coordinator, outside)).text))
    expect(view).toMatchObject({ network: 'Kreis Musterland', year: '2025', paramsVersion: 'D5V3-T8-B20/1' })
    const told = new Map(view.tables.map(({ table, cells }) => [table, cells]))
    // Three dimensions stay inside, and so does what is not final yet.
    expect([...told.keys()]).toEqual(['year:', 'year:district', 'year:district,offer', 'year:field,durationBin'])
    for (const { table, values } of finals)
      for (const { coord, value: said } of told.get(table) ?? [])
        expect(said).toBe(
          outsideValue(years.find(({ id }) => id === table) ?? { dimensions: [] }, values[coordOf(coord)] ?? null),
        )
    expect(told.get('year:')).toEqual([{ coord: [], value: 1205 }])
    expect(view.medians.find(({ field }) => field === 'health')).toEqual({ field: 'health', class: 'd14' })
    expect(view.medians.find(({ field }) => field === 'social')).toEqual({ field: 'social', class: null })
  })

  it('counts children as the figures inside do: under 18, on the day of the count', async () => {
    const server = await aReadingServer(engine, finals)
    const children = { prenatal: 300, a0: 100, a15_17: 50, a18_24: 900 }
    const kreis = { id: 'kreis', name: 'Gebiet kreis', level: 'kreis', parentId: null, children }
    await writeCatalogue(server.store, [{ kind: 'area', id: 'kreis', data: { ...kreis, populationOn: '2024-12-31' } }])
    const view = JSON.parse((await read(server, await server.enrol(sender, 'admin'), outside)).text)
    expect(view).toMatchObject({ children: 150, populationOn: '2024-12-31' })
  })

  it('is the same for the same inside values, whatever else was released', async () => {
    const [one, other] = [
      await aReadingServer(engine, finals),
      await aReadingServer(engine, [{ table: 'month:', period: '2025-03', values: { '': 88 } }, ...finals]),
    ]
    const said = await Promise.all(
      [one, other].map(async (server) => (await read(server, await server.enrol(sender, 'admin'), outside)).text),
    )
    expect(said[0]).toBe(said[1])
  })

  it('is refused while the year can still change', async () => {
    const server = await aReadingServer(engine, [{ ...total, revision: 1 }])
    const admin = await server.enrol(sender, 'admin')
    expect((await read(server, admin, outside)).error).toBe('statistics_refused')
    await server.release({ ...total, revision: 2, at: Date.parse('2026-04-01T04:00:00Z') })
    expect((await read(server, admin, outside)).status).toBe(200)
  })

  it('opens in a spreadsheet', async () => {
    const server = await aReadingServer(engine, finals)
    const admin = await server.enrol(sender, 'admin')
    const { text } = await read(server, admin, `${outside}&format=csv`)
    const rows: string[][] = parse(text, { delimiter: ';', bom: true, comment: '#' })
    expect(rows[0]).toHaveLength(9)
    expect(rows.find((row) => row[1] === 'year:district' && row[3] === 'nord')).toMatchObject({
      4: 'Gebiet nord',
      7: '410',
    })
    expect(rows.find((row) => row[1] === 'year:district' && row[3] === 'sued')).toMatchObject({
      7: '',
      8: 'nicht ausgewiesen',
    })
    expect(rows.find((row) => row[5] === 'd14' && row[1] !== 'year:field,durationBin')).toMatchObject({
      6: '14–20 Tage',
    })
  })
})
