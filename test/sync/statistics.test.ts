/** What a device keeps of the statistics, and when it asks the server again: against the real app and released rows. */
import { expect, it } from 'vitest'
import type { Device } from '../../extension/store/device.ts'
import { dropMeta } from '../../extension/store/meta.ts'
import { enrol } from '../../extension/sync/enrol.ts'
import { downloadTable, readCatalogueOfTables, readTables } from '../../extension/sync/statistics.ts'
import { syncStep } from '../../extension/sync/step.ts'
import { invite } from '../../server/enrolment/invite.ts'
import type { Role } from '../../shared/codes/role.ts'
import { aDevice, type TestDevice } from '../builders/a-device.ts'
import { serverAddress } from '../builders/a-network.ts'
import { sender } from '../builders/a-server.ts'
import { aReadingServer, type ReadingServer } from '../builders/released-rows.ts'
import { eachEngine } from '../engines/each.ts'

const oneMinute = 60_000
const releases = [
  { table: 'month:', period: '2025-10', values: { '': 40 } },
  { table: 'month:', period: '2025-11', values: { '': 44 } },
  { table: 'month:district', period: '2025-11', values: { nord: 21 } },
]
const november = [{ table: 'month:district', periods: ['2025-11'] }]

/** What was asked and answered, as `200 /v1/…`. */
type Asked = string[]

async function aReader(
  server: ReadingServer,
  role: Role = 'coordinator',
): Promise<{ device: TestDevice; asked: Asked }> {
  const asked: Asked = []
  const device = aDevice({
    fetch: async (url, request) => {
      const answer = await server.app.fetch(new Request(url, request))
      asked.push(`${answer.status} ${url.slice(serverAddress.length)}`)
      return answer
    },
  })
  await enrolAs(server, device, role)
  asked.length = 0
  return { device, asked }
}

async function enrolAs(server: ReadingServer, device: Device, role: Role): Promise<void> {
  const code = await invite(server.store, { organisationId: sender, role }, 'test', server.clock.now)
  await enrol(serverAddress, code, device)
}

const keptBy = ({ database }: Device) => database.statistics.count()
const offline = () => Promise.reject(new TypeError('no network'))

eachEngine((engine) => {
  it('asks for each table once, in those of the wanted periods that were released', async () => {
    const { device, asked } = await aReader(await aReadingServer(engine, releases))
    const { answer } = await readTables(
      [
        { table: 'month:', periods: ['2025-11', '2025-12'] },
        { table: 'month:', periods: ['2025-10', '2025-11'] },
        { table: 'year:', periods: ['2025'] },
      ],
      false,
      device,
    )
    expect(answer.map(({ table, periods }) => [table, ...periods.map(({ period }) => period)])).toEqual([
      ['month:', '2025-10', '2025-11'],
    ])
    expect(asked).toEqual(['200 /v1/statistics', '200 /v1/statistics/month%3A?period=2025-10&period=2025-11'])
  })

  it('takes an answer of the last minutes as it is, and asks for an older one by its hash', async () => {
    const { device, asked } = await aReader(await aReadingServer(engine, releases))
    const first = await readTables(november, false, device)
    asked.length = 0
    device.clock.turn(9 * oneMinute)
    expect((await readTables(november, false, device)).at).toBe(first.at)
    expect(asked).toEqual([])
    device.clock.turn(2 * oneMinute)
    const later = await readTables(november, false, device)
    expect(asked.map((line) => line.slice(0, 3))).toEqual(['304', '304'])
    expect(later).toEqual({ answer: first.answer, at: device.clock.now() })
  })

  it('asks at once where a person insists, and finds what was released meanwhile', async () => {
    const server = await aReadingServer(engine, releases)
    const { device } = await aReader(server)
    const december = [{ table: 'month:', periods: ['2025-12'] }]
    expect((await readTables(december, false, device)).answer).toEqual([])
    await server.release({ table: 'month:', period: '2025-12', values: { '': 51 } })
    expect((await readTables(december, false, device)).answer).toEqual([])
    expect((await readTables(december, true, device)).answer[0]?.periods[0]?.cells[0]?.value).toBe(51)
  })

  it('shows without a network what was looked at, with its day; what was not is trouble', async () => {
    const { device } = await aReader(await aReadingServer(engine, releases))
    const seen = await readTables(november, false, device)
    device.clock.turn(3 * 24 * 60 * oneMinute)
    device.fetch = offline
    expect(await readTables(november, false, device)).toEqual({ ...seen, problem: 'offline' })
    const other = readTables([{ table: 'month:', periods: ['2025-11'] }], false, device)
    await expect(other).rejects.toMatchObject({ code: 'offline' })
  })

  it('tells hidden from zero: a cell nobody may see comes as null', async () => {
    const { device } = await aReader(await aReadingServer(engine, releases))
    const [table] = (await readTables(november, false, device)).answer
    const cells = new Map(table?.periods[0]?.cells.map(({ coord, value, code }) => [coord[0], { value, code }]))
    expect(cells.get('nord')).toEqual({ value: 21, code: 'ok' })
    expect(cells.get('sued')).toEqual({ value: null, code: 'lt8' })
  })

  it('forgets all of it as soon as the server refuses the role', async () => {
    const server = await aReadingServer(engine, releases)
    const { device } = await aReader(server)
    await readTables(november, false, device)
    expect(await keptBy(device)).toBe(2)
    await server.store.db.updateTable('device').set({ role: 'professional' }).execute()
    await expect(readCatalogueOfTables(true, device)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await keptBy(device)).toBe(0)
  })

  it('forgets all of it when it was shut out, by the next sync at the latest', async () => {
    const server = await aReadingServer(engine, releases)
    const { device } = await aReader(server)
    await readTables(november, false, device)
    await server.store.db.updateTable('device').set({ revoked_at: server.clock.now }).execute()
    expect(await syncStep({ insist: true }, device)).toMatchObject({ code: 'device_revoked' })
    expect(await keptBy(device)).toBe(0)
  })

  it('forgets all of it when it is enrolled anew, whatever the role', async () => {
    const server = await aReadingServer(engine, releases)
    const { device } = await aReader(server)
    await readTables(november, false, device)
    await enrolAs(server, device, 'offer_editor')
    expect(await keptBy(device)).toBe(0)
    await expect(readCatalogueOfTables(false, device)).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('brings a table as a file that a spreadsheet opens', async () => {
    const { device } = await aReader(await aReadingServer(engine, releases))
    const { content, ending } = await downloadTable({ table: 'month:district', periods: ['2025-11'] }, 'csv', device)
    expect(ending).toBe('csv')
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await content.arrayBuffer())
    expect(text.startsWith('\uFEFF')).toBe(true)
    expect(text).toMatch(/Gebiet nord[^\r\n]*;21[;\r]/)
  })

  it('keeps no more than it must: the oldest answers go', async () => {
    const { device } = await aReader(await aReadingServer(engine, releases))
    const old = Array.from({ length: 450 }, (_, number) => ({ path: `/old/${number}`, etag: '', body: {}, at: number }))
    await device.database.statistics.bulkPut(old)
    await readTables(november, false, device)
    expect(await keptBy(device)).toBe(400)
    expect(await device.database.statistics.get('/old/449')).toBeDefined()
  })

  it('asks nothing where nobody is enrolled', async () => {
    const server = await aReadingServer(engine, releases)
    const { device, asked } = await aReader(server)
    await dropMeta(device.database, 'enrolment')
    await expect(readCatalogueOfTables(false, device)).rejects.toMatchObject({ code: 'not_enrolled' })
    expect(asked).toEqual([])
  })
})
