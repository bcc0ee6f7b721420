/** The routes of imports: from an upload to an undo, for those who may, with limits that hold before anything is read. */
import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import { expect, it } from 'vitest'
import { writeCatalogue } from '../../server/catalogue/write.ts'
import { readConfig } from '../../server/config.ts'
import { serve } from '../../server/serve.ts'
import { importLimits, importRowsAnswerSchema, importSchema } from '../../shared/protocol/imports.ts'
import { aList } from '../builders/a-list.ts'
import { anOrganisation, aServer, sender, stranger } from '../builders/a-server.ts'
import { anEnrolledDevice, type Call } from '../builders/an-enrolled-device.ts'
import { mappingOf } from '../builders/an-import.ts'
import { type Engine, eachEngine } from '../engines/each.ts'

const row = '17;Kita Drachennest;Birnbaumallee 4;;;;;;'

async function aDesk(engine: Engine, organisation = sender) {
  const server = await aServer(await engine.freshStore())
  const { tokens } = await server.enrol(organisation, 'coordinator')
  const send = (path: string, init: RequestInit) =>
    server.app.request(path, { ...init, headers: { Authorization: `Bearer ${tokens.access}`, ...init.headers } })
  const upload = async (bytes: Uint8Array) => {
    const headers = { 'Content-Type': 'application/octet-stream' }
    const response = await send('/v1/imports?name=list.csv', {
      method: 'POST',
      body: new Blob([bytes.slice()]),
      headers,
    })
    return importSchema.parse(await response.json())
  }
  const act = async (path: string, body: unknown = {}) => {
    const response = await server.call('POST', path, body, tokens.access)
    return (await response.json()) as Record<string, unknown>
  }
  const show = async (id: string) =>
    importSchema.parse(await (await server.call('GET', `/v1/imports/${id}`, undefined, tokens.access)).json())
  /** Until the import is in this state. */
  const until = async (id: string, state: string) => {
    for (;;) {
      const shown = await show(id)
      if (shown.state === state) return shown
      if (shown.state === 'failed') throw new Error(JSON.stringify(shown.problem))
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }
  const rows = async (id: string, query = '') =>
    importRowsAnswerSchema.parse(
      await (await server.call('GET', `/v1/imports/${id}/rows${query}`, undefined, tokens.access)).json(),
    )
  return { ...server, tokens, send, upload, act, show, until, rows }
}

eachEngine((engine) => {
  it('an upload is read, mapped, planned, applied and taken back', async () => {
    const { upload, act, until, rows, store } = await aDesk(engine)
    const { id } = await upload(aList(row, '18;;;;;;;;', '19;Kleckse;Talweg 1;;;;;;'))
    const read = await until(id, 'mapping')
    expect(read.columns[0]).toEqual({ name: 'Nr', samples: ['17', '18', '19'] })
    expect(read.mapping?.offer.title).toEqual({ column: 'Name' })
    const short = await act(`/v1/imports/${id}/mapping`, { ...mappingOf(), organisation: {} })
    expect(short).toMatchObject({ state: 'mapping', asks: [{ code: 'field_required', field: 'organisation.name' }] })
    await act(`/v1/imports/${id}/mapping`, mappingOf())
    const planned = await until(id, 'planned')
    expect(planned).toMatchObject({ counts: { new: 2, refused: 1 }, newOrganisations: 1, asks: [] })
    const first = await rows(id, '?limit=2')
    expect(first).toMatchObject({ more: true, rows: [{ row: 1 }, { row: 2 }] })
    expect(await rows(id, '?after=2')).toMatchObject({ more: false, rows: [{ row: 3, line: 4 }] })
    // Of what is new everything is shown that would be written.
    expect((await rows(id, '?outcome=new')).rows[1]?.changes).toContainEqual({
      field: 'title',
      present: null,
      read: 'Kleckse',
    })
    expect((await rows(id, '?outcome=refused')).rows).toMatchObject([{ line: 3, reasons: [{ code: 'no_title' }] }])
    expect(await act(`/v1/imports/${id}/decisions`, { decisions: [{ row: 3, decision: 'leave' }] })).toMatchObject({
      id,
    })
    await act(`/v1/imports/${id}/apply`)
    expect(await until(id, 'applied')).toMatchObject({ written: 2 })
    const versions = await store.db
      .selectFrom('catalogue_version')
      .select('by_org')
      .where('import_id', '=', id)
      .execute()
    expect(versions.map(({ by_org }) => by_org)).toEqual([sender, sender])
    expect(await act(`/v1/imports/${id}/undo`)).toMatchObject({ state: 'undone', kept: [] })
    expect(await act(`/v1/imports/${id}/undo`)).toMatchObject({ error: 'import_state' })
  })

  it('the server answers others while rows are checked, and a stop ends it', async () => {
    const { upload, act, until, show, app } = await aDesk(engine)
    const many = Array.from({ length: 6000 }, (_, at) => `${at};Angebot ${at};Weg ${at};;;;;;`)
    const { id } = await upload(aList(...many))
    await until(id, 'mapping')
    await act(`/v1/imports/${id}/mapping`, mappingOf())
    expect((await show(id)).state).toBe('checking')
    expect((await app.request('/livez')).status).toBe(200)
    expect((await show(id)).state).toBe('checking')
    expect(await act(`/v1/imports/${id}/stop`)).toMatchObject({ state: 'stopped' })
    expect(await act(`/v1/imports/${id}/apply`)).toMatchObject({ error: 'import_state' })
  })

  it('a coordinator of a part writes in it alone', async () => {
    const desk = await aDesk(engine, stranger)
    const areas = ['05999', '05999-1', '05999-2'].map((id) => ({
      kind: 'area' as const,
      id,
      data: {
        id,
        name: id,
        level: id === '05999' ? 'municipality' : 'social_space',
        parentId: id === '05999' ? null : '05999',
      },
    }))
    await writeCatalogue(desk.store, [
      { kind: 'network', id: 'network', data: { name: 'Kreis Musterland', areaId: '05999' } },
      ...areas,
      {
        kind: 'organisation',
        id: stranger,
        data: anOrganisation({ id: stranger, name: 'Familienzentrum Erfunden', areaId: '05999-1' }),
      },
      { kind: 'organisation', id: sender, data: anOrganisation({ areaId: '05999-2' }) },
    ])
    const { id } = await desk.upload(aList(row, '18;Fremd;;;;;;Jugendamt Musterstadt;', '19;Eigen;;;;;;Neuer Träger;'))
    await desk.until(id, 'mapping')
    const mapping = { ...mappingOf(), organisation: { name: { column: 'Art', default: 'Familienzentrum Erfunden' } } }
    await desk.act(`/v1/imports/${id}/mapping`, mapping)
    await desk.until(id, 'planned')
    const told = (await desk.rows(id)).rows.map(({ line, outcome, reasons }) => [line, outcome, reasons[0]?.code])
    expect(told).toEqual([
      [2, 'new', undefined],
      [3, 'refused', 'outside_area'],
      [4, 'new', undefined],
    ])
  })

  it('a body beyond the limit is refused, whether it says its length or not, and a file has to say what it is', async () => {
    const { send } = await aDesk(engine)
    const headers = { 'Content-Type': 'application/octet-stream' }
    const said = await send('/v1/imports', {
      method: 'POST',
      body: 'x',
      headers: { ...headers, 'Content-Length': String(importLimits.bytes + 1) },
    })
    expect(await said.json()).toMatchObject({ status: 413, error: 'file_too_large' })
    const chunk = new Uint8Array(8 * 1024 * 1024)
    let sent = 0
    const endless = new ReadableStream({
      pull(controller) {
        sent += chunk.length
        controller.enqueue(chunk)
      },
    })
    const streamed = await send('/v1/imports', {
      method: 'POST',
      body: endless,
      headers,
      duplex: 'half',
    } as RequestInit)
    expect(await streamed.json()).toMatchObject({ status: 413, error: 'file_too_large' })
    expect(sent).toBeLessThan(2 * importLimits.bytes)
    const json = await send('/v1/imports', {
      method: 'POST',
      body: '{}',
      headers: { 'Content-Type': 'application/json' },
    })
    expect(await json.json()).toMatchObject({ status: 415, error: 'unsupported_media' })
    const empty = await send('/v1/imports', { method: 'POST', body: new Uint8Array(), headers })
    expect(await empty.json()).toMatchObject({ error: 'file_unknown' })
  })
})

it('half a gigabyte is refused by what it says, before anything is read', async () => {
  const served = await serve(readConfig({ DATABASE_URL: 'sqlite::memory:', PORT: '0', LOG_LEVEL: 'silent' }))
  try {
    await writeCatalogue(served.store, [{ kind: 'organisation', id: sender, data: anOrganisation() }])
    const call: Call = (method, path, body) =>
      fetch(`${served.url}${path}`, {
        method,
        body: JSON.stringify(body),
        headers: { 'Content-Type': 'application/json' },
      })
    const { tokens } = await anEnrolledDevice(call, served.store, { organisationId: sender, role: 'coordinator' })
    const asking = httpRequest(`${served.url}/v1/imports`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${tokens.access}`,
        'Content-Type': 'application/octet-stream',
        'Content-Length': 500 * 1024 * 1024,
      },
    })
    asking.on('error', () => undefined)
    // Nothing of the body is ever sent.
    asking.flushHeaders()
    const [answer] = (await once(asking, 'response')) as [{ statusCode: number }]
    expect(answer.statusCode).toBe(413)
    asking.destroy()
  } finally {
    await served.close()
  }
})
