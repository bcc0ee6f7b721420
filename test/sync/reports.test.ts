/** Publishing, reading and taking back reports from a device, against the real app and released rows. */
import { v7 as uuidv7 } from 'uuid'
import { expect, it } from 'vitest'
import { enrol } from '../../extension/sync/enrol.ts'
import { listReports, publishReport, readReport, withdrawReport } from '../../extension/sync/reports.ts'
import { invite } from '../../server/enrolment/invite.ts'
import type { Role } from '../../shared/codes/role.ts'
import type { ReportDefinition } from '../../shared/report.ts'
import { aDevice, type TestDevice } from '../builders/a-device.ts'
import { serverAddress } from '../builders/a-network.ts'
import { sender } from '../builders/a-server.ts'
import { aReadingServer, type ReadingServer } from '../builders/released-rows.ts'
import { eachEngine } from '../engines/each.ts'

const definition: ReportDefinition = {
  kind: 'kettenglied-report',
  version: 1,
  title: 'Bericht',
  period: '2025-Q4',
  blocks: [{ kind: 'figure', figure: 'referred' }],
}
const releases = [
  { table: 'month:', period: '2025-11', values: { '': 44 } },
  { table: 'quarter:reason', period: '2025-Q4', values: {} },
]

async function enrolledAs(server: ReadingServer, role: Role): Promise<TestDevice> {
  const device = aDevice({ fetch: async (url, request) => await server.app.fetch(new Request(url, request)) })
  await enrol(
    serverAddress,
    await invite(server.store, { organisationId: sender, role }, 'test', server.clock.now),
    device,
  )
  return device
}

const offline = (device: TestDevice): TestDevice => ({
  ...device,
  fetch: () => Promise.reject(new TypeError('no network')),
})

eachEngine((engine) => {
  it('publishes once under an id, and every reader gets the frozen tables', async () => {
    const server = await aReadingServer(engine, releases)
    const [maker, reader] = [await enrolledAs(server, 'coordinator'), await enrolledAs(server, 'reader')]
    const id = uuidv7()
    const published = await publishReport(id, definition, maker)
    expect(await publishReport(id, definition, maker)).toEqual(published)
    await expect(publishReport(id, { ...definition, title: 'Anders' }, maker)).rejects.toMatchObject({
      code: 'conflict',
    })
    expect((await listReports(reader)).reports).toMatchObject([{ id, title: 'Bericht', period: '2025-Q4' }])
    expect(await readReport(id, reader)).toEqual(published)
    expect(published.frozen.tables.map(({ table }) => table)).toEqual(['month:'])
    expect(published.frozen.thresholds).toEqual({ show: 8, base: 20 })
  })

  it('can be read without a network once it was read with one, and not before', async () => {
    const server = await aReadingServer(engine, releases)
    const [maker, reader] = [await enrolledAs(server, 'coordinator'), await enrolledAs(server, 'reader')]
    const published = await publishReport(uuidv7(), definition, maker)
    await expect(listReports(offline(reader))).rejects.toMatchObject({ code: 'offline' })
    await expect(readReport(published.id, offline(reader))).rejects.toMatchObject({ code: 'offline' })
    await listReports(reader)
    await readReport(published.id, reader)
    expect(await readReport(published.id, offline(reader))).toEqual(published)
    expect(await listReports(offline(reader))).toMatchObject({
      reports: [{ id: published.id }],
      kept: reader.clock.now(),
    })
  })

  it('is gone from a device that learns of its withdrawal, and a reader can neither publish nor withdraw', async () => {
    const server = await aReadingServer(engine, releases)
    const [maker, reader] = [await enrolledAs(server, 'coordinator'), await enrolledAs(server, 'reader')]
    const { id } = await publishReport(uuidv7(), definition, maker)
    await readReport(id, reader)
    await expect(publishReport(uuidv7(), definition, reader)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(withdrawReport(id, reader)).rejects.toMatchObject({ code: 'forbidden' })
    await withdrawReport(id, maker)
    await expect(readReport(id, reader)).rejects.toMatchObject({ code: 'not_found' })
    await expect(readReport(id, offline(reader))).rejects.toMatchObject({ code: 'offline' })
    expect((await listReports(reader)).reports).toEqual([])
  })
})
