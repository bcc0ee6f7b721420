/** Released tables through the API: what is told, to whom, and that whatever else is asked is refused alike. */
import { describe, expect, it } from 'vitest'
import { createApp } from '../../server/app.ts'
import { noRates } from '../../server/http/rates.ts'
import { openReleased } from '../../server/statistics/released/released.ts'
import {
  type StatisticsTable,
  statisticsCatalogueSchema,
  statisticsTableSchema,
} from '../../shared/protocol/statistics.ts'
import { tables } from '../../shared/statistics/tables.ts'
import { receiver, sender, stranger } from '../builders/a-server.ts'
import { type ARelease, aReadingServer, read, releasedAt } from '../builders/released-rows.ts'
import { eachEngine } from '../engines/each.ts'

const byDistrict: ARelease = {
  table: 'quarter:district,field',
  period: '2025-Q3',
  values: { 'nord|health': 12, 'nord-1|health': 9, 'sued|health': 30 },
}
const releases: ARelease[] = [
  byDistrict,
  { ...byDistrict, period: '2025-Q4', values: { 'sued|health': 21 } },
  { table: 'quarter:reason', period: '2025-Q4', values: {} },
  { table: 'month:region', period: '2025-12', values: { nord: 41 } },
  { table: 'referrals-month:', period: '2025-12', values: { '': 177 } },
]
const path = (table: string, query: string) => `/v1/statistics/${encodeURIComponent(table)}?${query}`
const districts = path('quarter:district,field', 'period=2025-Q4&period=2025-Q3')

/** What the first test of each engine was told. */
const told = new Set<string>()
const parsed = (text: string): StatisticsTable => statisticsTableSchema.parse(JSON.parse(text))

eachEngine((engine) => {
  describe('a released table', () => {
    it('has every cell of its categories in their order, hidden ones without a value, periods in order of time', async () => {
      const server = await aReadingServer(engine, releases)
      const admin = await server.enrol(sender, 'admin')
      const { status, text } = await read(server, admin, districts)
      expect(status).toBe(200)
      const table = parsed(text)
      expect(table.periods.map(({ period }) => period)).toEqual(['2025-Q3', '2025-Q4'])
      const [first, second] = table.periods
      const codes = [...new Set(first?.cells.map(({ coord }) => coord[0]))]
      expect(codes).toEqual(['kreis', 'nord', 'nord-1', 'sued', 'outside', 'unknown', 'not_recorded'])
      expect(second?.cells.length).toBe(first?.cells.length)
      const shown = first?.cells.filter(({ value }) => value !== null)
      expect(shown).toEqual([
        { coord: ['nord', 'health'], value: 12, code: 'ok', pm: 3 },
        { coord: ['nord-1', 'health'], value: 9, code: 'ok', pm: 3 },
        { coord: ['sued', 'health'], value: 30, code: 'ok', pm: 3 },
      ])
      expect(first?.cells[0]).toEqual({ coord: ['kreis', 'youth_welfare'], value: null, code: 'lt8', pm: 3 })
      expect(first).toMatchObject({ revision: 1, final: false, releasedOn: '2026-01-05' })
    })

    it('is narrowed to whole categories, and says how sure referrals are', async () => {
      const server = await aReadingServer(engine, releases)
      const admin = await server.enrol(sender, 'admin')
      const narrow = parsed((await read(server, admin, `${districts}&district=nord&field=health`)).text)
      expect(narrow.periods.map(({ cells }) => cells)).toEqual([
        [{ coord: ['nord', 'health'], value: 12, code: 'ok', pm: 3 }],
        [{ coord: ['nord', 'health'], value: null, code: 'lt8', pm: 3 }],
      ])
      const referrals = parsed((await read(server, admin, path('referrals-month:', 'period=2025-12'))).text)
      expect(referrals.periods[0]?.cells).toEqual([{ coord: [], value: 177, code: 'ok', pm: 9 }])
    })

    it('is the newest revision, final where nothing follows', async () => {
      const server = await aReadingServer(engine, releases)
      const admin = await server.enrol(sender, 'admin')
      const before = await read(server, admin, districts)
      await server.release({ ...byDistrict, revision: 2, at: releasedAt + 1, values: { 'nord|health': 11 } })
      const after = await read(server, admin, districts, { 'If-None-Match': before.headers.get('ETag') ?? '' })
      expect(after.status).toBe(200)
      expect(parsed(after.text).periods[0]).toMatchObject({ revision: 2, final: true })
      expect(parsed(after.text).periods[0]?.cells.find(({ coord }) => coord.join() === 'nord,health')?.value).toBe(11)
    })

    it('whose rows were tampered with is not told at all', async () => {
      const server = await aReadingServer(engine, releases)
      const admin = await server.enrol(sender, 'admin')
      await server.tamper({ table: byDistrict.table, period: '2025-Q3', value: 13 })
      expect(await read(server, admin, districts)).toMatchObject({ status: 503, error: 'release_broken' })
      expect((await read(server, admin, path('quarter:district,field', 'period=2025-Q4'))).status).toBe(200)
    })
  })

  describe('the same request', () => {
    it('gives the same bytes a hundred times, in another order, and after a restart', async () => {
      const server = await aReadingServer(engine, releases)
      const admin = await server.enrol(sender, 'admin')
      const first = await read(server, admin, districts)
      told.add(first.text)
      for (let times = 0; times < 100; times += 1) expect((await read(server, admin, districts)).text).toBe(first.text)
      const other = path('quarter:district,field', 'format=json&period=2025-Q3&period=2025-Q4')
      expect((await read(server, admin, other)).text).toBe(first.text)
      const released = openReleased(server.url)
      const app = createApp({ store: server.store, released, now: () => server.clock.now, rates: noRates })
      const again = await read({ app }, admin, districts)
      expect(again.text).toBe(first.text)
      expect(again.headers.get('ETag')).toBe(first.headers.get('ETag'))
      await released.close()
    })

    it('is answered with 304 to whoever has the copy', async () => {
      const server = await aReadingServer(engine, releases)
      const admin = await server.enrol(sender, 'admin')
      for (const each of [districts, `${districts}&format=csv`, `${districts}&format=xlsx`, '/v1/statistics']) {
        const { headers } = await read(server, admin, each)
        const etag = headers.get('ETag') ?? ''
        expect(await read(server, admin, each, { 'If-None-Match': etag })).toMatchObject({ status: 304, text: '' })
        expect((await read(server, admin, each, { 'If-None-Match': '"other"' })).status).toBe(200)
      }
    })
  })

  it('the catalogue names every table with its periods and says what it means in both languages', async () => {
    const server = await aReadingServer(engine, releases)
    const reader = await server.enrol(sender, 'reader')
    const catalogue = statisticsCatalogueSchema.parse(JSON.parse((await read(server, reader, '/v1/statistics')).text))
    expect(catalogue.tables.map(({ id }) => id)).toEqual(tables.map(({ id }) => id))
    expect(catalogue.thresholds).toEqual({ show: 8, base: 20 })
    const found = catalogue.tables.find(({ id }) => id === 'quarter:district,field')
    expect(found?.periods.map(({ period }) => period)).toEqual(['2025-Q4', '2025-Q3'])
    expect(found?.title).toEqual({
      de: 'Vermittelte Familien je Quartal nach Sozialraum und Handlungsfeld',
      en: 'Families referred per quarter by district and field of action',
    })
    for (const { title, definition } of catalogue.tables)
      for (const text of [title.de, title.en, definition.de, definition.en]) expect(text).not.toMatch(/\{\{|undefined/)
    expect(new Set(catalogue.tables.map(({ title }) => title.de)).size).toBe(tables.length)
  })

  describe('scope', () => {
    const seen = async (
      server: Awaited<ReturnType<typeof aReadingServer>>,
      organisation: string,
      query = districts,
    ) => {
      const device = await server.enrol(organisation, 'reader')
      return await read(server, device, query)
    }

    it('shows the areas in which the organisation works, and what speaks of no area', async () => {
      const server = await aReadingServer(engine, releases)
      const inNord = parsed((await seen(server, receiver)).text)
      const codes = (table: StatisticsTable) => [...new Set(table.periods[0]?.cells.map(({ coord }) => coord[0]))]
      expect(codes(inNord)).toEqual(['nord', 'nord-1'])
      expect(codes(parsed((await seen(server, stranger)).text))).toEqual(['sued'])
      expect(parsed((await seen(server, sender)).text).periods[0]?.cells.length).toBeGreaterThan(
        inNord.periods[0]?.cells.length ?? 0,
      )
      const regions = path('month:region', 'period=2025-12')
      expect(parsed((await seen(server, receiver, regions)).text).periods[0]?.cells).toHaveLength(1)
      expect(parsed((await seen(server, stranger, regions)).text).periods[0]?.cells).toEqual([])
      expect((await seen(server, stranger, path('quarter:reason', 'period=2025-Q4'))).status).toBe(200)
    })

    it('refuses an area of others by name, whether anything was counted there or not', async () => {
      const server = await aReadingServer(engine, releases)
      for (const area of ['sued', 'kreis', 'not_recorded'])
        for (const period of ['2025-Q3', '1999-Q1'])
          expect(
            (await seen(server, receiver, path('quarter:district,field', `period=${period}&district=${area}`))).error,
          ).toBe('outside_area')
      expect((await seen(server, receiver, `${districts}&district=nord-1`)).status).toBe(200)
      expect((await seen(server, receiver, '/v1/statistics/outside?year=2025')).error).toBe('forbidden')
      const coordinator = await server.enrol(receiver, 'coordinator')
      expect((await read(server, coordinator, '/v1/statistics/outside?year=2025')).error).toBe('outside_area')
    })
  })
})

it('both engines give the same bytes', () => {
  expect(told.size).toBe(1)
})
