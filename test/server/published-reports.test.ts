/** Published reports: frozen with the numbers of their day, the same bytes for every reader, taken back but kept. */
import { createHash } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { expect, it } from 'vitest'
import { writeCatalogue } from '../../server/catalogue/write.ts'
import { verifyStore } from '../../server/feeds/verify.ts'
import { publishedReportSchema, type ReportDefinition, type ReportList } from '../../shared/report.ts'
import { anOrganisation, receiver, sender, stranger } from '../builders/a-server.ts'
import type { EnrolledDevice } from '../builders/an-enrolled-device.ts'
import { anOffer } from '../builders/an-offer.ts'
import { type ARelease, aReadingServer, type ReadingServer, read } from '../builders/released-rows.ts'
import { eachEngine } from '../engines/each.ts'

const releases: ARelease[] = [
  { table: 'year:outcome', period: '2025', values: { arrived_confirmed: 120 } },
  { table: 'year:district', period: '2025', values: { nord: 40, sued: 60 } },
  { table: 'month:', period: '2025-02', values: { '': 33 } },
]
const figure = (kind: 'outcomes' | 'referred' | 'map' | 'waiting' | 'freshness', more: object = {}) => ({
  kind: 'figure' as const,
  figure: kind,
  ...more,
})

function aDefinition(overrides: Partial<ReportDefinition> = {}): ReportDefinition {
  const blocks: ReportDefinition['blocks'] = [
    { kind: 'heading', text: 'Kommen Familien an?' },
    figure('outcomes'),
    { kind: 'own', title: 'Kosten', rows: [{ label: 'Stellen', value: 2.5, unit: 'VZÄ' }] },
  ]
  return { kind: 'kettenglied-report', version: 1, title: 'Jahresbericht 2025', period: '2025', blocks, ...overrides }
}

async function publish(server: ReadingServer, device: EnrolledDevice, definition: ReportDefinition, id = uuidv7()) {
  const response = await server.call('POST', '/v1/reports', { id, definition }, device.tokens.access)
  const text = await response.text()
  return { id, status: response.status, text, error: (JSON.parse(text) as { error?: string }).error }
}

async function list(server: ReadingServer, device: EnrolledDevice): Promise<ReportList['reports']> {
  return (JSON.parse((await read(server, device, '/v1/reports')).text) as ReportList).reports
}

const withdraw = async (server: ReadingServer, device: EnrolledDevice, id: string) => {
  const response = await server.call('POST', `/v1/reports/${id}/withdraw`, {}, device.tokens.access)
  return { status: response.status, body: (await response.json()) as { withdrawnOn?: string; error?: string } }
}

eachEngine((engine) => {
  it('a report keeps its numbers though later releases come, and every reader gets the same bytes', async () => {
    const server = await aReadingServer(engine, releases)
    const [admin, reader] = [await server.enrol(sender, 'admin'), await server.enrol(sender, 'reader')]
    const { id, text, status } = await publish(server, admin, aDefinition())
    expect(status).toBe(200)
    const report = publishedReportSchema.parse(JSON.parse(text))
    const { definition, frozen, hash } = report
    expect(hash).toBe(createHash('sha256').update(JSON.stringify({ definition, frozen })).digest('hex'))
    expect(report).toMatchObject({
      publishedOn: '2026-03-02',
      organisationName: 'Jugendamt Musterstadt',
      networkName: 'Kreis Musterland',
    })
    expect(frozen.tables.map(({ table }) => table)).toEqual(['year:outcome'])
    expect(frozen.areas.map((area) => area.id)).toEqual(['kreis', 'nord', 'nord-1', 'sued'])
    const live = await read(server, admin, '/v1/statistics/year%3Aoutcome?period=2025')
    expect(JSON.stringify(frozen.tables[0])).toBe(live.text)
    await server.release({
      table: 'year:outcome',
      period: '2025',
      revision: 2,
      at: Date.parse('2026-04-02'),
      values: {},
    })
    expect((await read(server, reader, '/v1/statistics/year%3Aoutcome?period=2025')).text).not.toBe(live.text)
    for (const device of [admin, reader]) expect((await read(server, device, `/v1/reports/${id}`)).text).toBe(text)
    expect(await list(server, reader)).toEqual([
      {
        id,
        title: 'Jahresbericht 2025',
        period: '2025',
        publishedOn: '2026-03-02',
        organisationName: 'Jugendamt Musterstadt',
      },
    ])
  })

  it('keeps the names and the freshness of its day, whatever the catalogue says later', async () => {
    const days = { table: 'year:provider,durationBin', period: '2025' }
    const server = await aReadingServer(engine, [...releases, { ...days, values: { [`${receiver}|d7`]: 40 } }])
    const admin = await server.enrol(sender, 'admin')
    const blocks = [figure('map'), figure('waiting'), figure('freshness')]
    const { id, text } = await publish(server, admin, aDefinition({ blocks }))
    const { frozen } = publishedReportSchema.parse(JSON.parse(text))
    const nord = frozen.areas.find((area) => area.id === 'nord')
    expect(nord?.name).toBe('Gebiet nord')
    // Only of those whose number is shown: the names of others would tell who is in the tables.
    expect(frozen.names).toEqual({ [receiver]: 'Beratungsstelle Beispiel' })
    expect(frozen.freshness).toEqual({ offers: 1, fresh: 0, ageing: 0, stale: 1, on: '2026-03-02' })
    const renamed = anOrganisation({ id: receiver, name: 'Umbenannt', areaId: 'nord' })
    const more = anOffer({ organisationId: receiver })
    await writeCatalogue(server.store, [
      { kind: 'area', id: 'nord', data: { ...nord, name: 'Umbenannt' } },
      { kind: 'area', id: 'nord-1', data: null },
      { kind: 'organisation', id: receiver, data: renamed },
      { kind: 'offer', id: more.id, data: more },
    ])
    expect((await read(server, admin, `/v1/reports/${id}`)).text).toBe(text)
    const later = publishedReportSchema.parse(JSON.parse((await publish(server, admin, aDefinition({ blocks }))).text))
    expect(later.frozen.areas.map(({ name }) => name)).toEqual(['Gebiet kreis', 'Umbenannt', 'Gebiet sued'])
    expect(later.frozen.names).toEqual({ [receiver]: 'Umbenannt' })
    expect(later.frozen.freshness).toMatchObject({ offers: 2 })
    expect((await publish(server, admin, aDefinition())).text).not.toContain('"freshness"')
  })

  it('the same request publishes once; the same id stands for no other report', async () => {
    const server = await aReadingServer(engine, releases)
    const [admin, other] = [await server.enrol(sender, 'admin'), await server.enrol(receiver, 'coordinator')]
    const first = await publish(server, admin, aDefinition())
    const id = first.id
    server.clock.now += 86_400_000
    admin.tokens = (await server.enrol(sender, 'admin')).tokens
    const again = await Promise.all([
      publish(server, admin, aDefinition(), id),
      publish(server, admin, aDefinition(), id),
    ])
    for (const { text } of again) expect(text).toBe(first.text)
    expect((await publish(server, admin, aDefinition({ title: 'Anderer' }), id)).error).toBe('conflict')
    other.tokens = (await server.enrol(receiver, 'coordinator')).tokens
    expect((await publish(server, other, aDefinition(), id)).error).toBe('conflict')
    expect(await list(server, admin)).toHaveLength(1)
  })

  it('a report that was taken back is kept and marked, and nobody is shown it', async () => {
    const server = await aReadingServer(engine, releases)
    const admin = await server.enrol(sender, 'admin')
    const coordinator = await server.enrol(receiver, 'coordinator')
    const { id } = await publish(server, coordinator, aDefinition({ blocks: [] }))
    const kreis = await server.enrol(sender, 'coordinator')
    expect(await withdraw(server, kreis, id)).toMatchObject({ status: 403, body: { error: 'forbidden' } })
    expect(await withdraw(server, coordinator, id)).toEqual({ status: 200, body: { withdrawnOn: '2026-03-02' } })
    server.clock.now += 600_000
    expect((await withdraw(server, admin, id)).body).toEqual({ withdrawnOn: '2026-03-02' })
    expect(await list(server, coordinator)).toEqual([])
    expect((await read(server, coordinator, `/v1/reports/${id}`)).error).toBe('not_found')
    expect((await publish(server, coordinator, aDefinition({ blocks: [] }), id)).error).toBe('conflict')
    const rows = await server.store.db.selectFrom('report').select(['id', 'withdrawn_at']).execute()
    expect(rows).toEqual([{ id, withdrawn_at: Date.parse('2026-03-02T09:00:00Z') }])
    const acts = await server.store.db.selectFrom('audit_log').select(['act', 'subject']).orderBy('n').execute()
    expect(acts.filter(({ subject }) => subject === id).map(({ act }) => act)).toEqual([
      'report_published',
      'report_withdrawn',
    ])
    expect((await verifyStore(server.store.db)).findings).toEqual([])
  })

  it('is read by whoever works in the publisher’s area or is responsible for more, not by neighbours', async () => {
    const server = await aReadingServer(engine, releases)
    const [kreis, nord] = [await server.enrol(sender, 'coordinator'), await server.enrol(receiver, 'coordinator')]
    const { id: whole } = await publish(server, kreis, aDefinition())
    const { id: part, text } = await publish(server, nord, aDefinition({ title: 'Nord', blocks: [figure('map')] }))
    const { frozen } = publishedReportSchema.parse(JSON.parse(text))
    const cells = frozen.tables.flatMap(({ periods }) => periods.flatMap((each) => each.cells))
    expect(cells.map(({ coord, value }) => [...coord, value])).toEqual([
      ['nord', 40],
      ['nord-1', null],
    ])
    const ids = async (organisation: string) =>
      (await list(server, await server.enrol(organisation, 'reader'))).map(({ id }) => id).sort()
    expect(await ids(sender)).toEqual([whole, part].sort())
    expect(await ids(receiver)).toEqual([whole, part].sort())
    expect(await ids(stranger)).toEqual([whole])
    const neighbour = await server.enrol(stranger, 'coordinator')
    expect((await read(server, neighbour, `/v1/reports/${part}`)).error).toBe('not_found')
    expect((await withdraw(server, neighbour, part)).body.error).toBe('not_found')
  })

  it('is refused for a period without figures, an area of others, and what is no report', async () => {
    const server = await aReadingServer(engine, releases)
    const nord = await server.enrol(receiver, 'coordinator')
    const said = async (definition: unknown) => (await publish(server, nord, definition as ReportDefinition)).error
    expect(await said(aDefinition({ period: '2024' }))).toBe('statistics_refused')
    expect(await said(aDefinition({ blocks: [figure('referred', { areaId: 'nowhere' })] }))).toBe('statistics_refused')
    expect(await said(aDefinition({ blocks: [figure('referred', { areaId: 'sued' })] }))).toBe('outside_area')
    expect(await said({ ...aDefinition(), more: 1 })).toBe('malformed')
    expect(await said(aDefinition({ period: '2025-11' }))).toBe('malformed')
    expect((await read(server, nord, '/v1/reports/nonsense')).error).toBe('not_found')
    expect(await server.store.db.selectFrom('report').selectAll().execute()).toEqual([])
  })
})
