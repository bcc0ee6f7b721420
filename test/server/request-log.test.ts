import { sql } from 'kysely'
import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { openStore } from '../../server/store/open.ts'
import { aServer, receiver, sender } from '../builders/a-server.ts'
import { aSignedEvent, wire } from '../builders/a-signed-event.ts'

async function aListenedServer() {
  const lines: string[] = []
  const log = pino({ base: null }, { write: (line: string) => lines.push(line) })
  const store = await openStore('sqlite::memory:')
  const server = await aServer(store, { log })
  return { ...server, lines, entries: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>) }
}

const canary = 'Kanarienvogel-4711'

describe('the request log', () => {
  it('has one line a request, made of allowed fields alone', async () => {
    const { enrol, push, entries, lines } = await aListenedServer()
    const ours = await enrol(sender)
    lines.length = 0
    await push(ours, [wire(aSignedEvent(ours))])
    const allowed = ['level', 'time', 'requestId', 'route', 'status', 'ms', 'bytes', 'device', 'organisation', 'error']
    expect(entries()).toMatchObject([{ route: 'POST /v1/sync/push', status: 200, organisation: sender }])
    for (const entry of entries()) expect(Object.keys(entry).filter((key) => !allowed.includes(key))).toEqual([])
  })

  it('never holds a query, a body, a token, an address, an agent or a device’s own id', async () => {
    const { enrol, push, pull, app, lines, call, store } = await aListenedServer()
    const [ours, theirs] = [await enrol(sender), await enrol(receiver)]
    const event = aSignedEvent(ours, { t: 'appointment_moved', c: { note: canary } })
    await push(ours, [wire(event), { p: `{"id":"${canary}"`, s: canary }])
    const { next } = await pull(theirs)
    await call('POST', '/v1/sync/push', { [canary]: canary }, ours.tokens.access)
    await call('POST', '/v1/auth/refresh', { refresh: ours.tokens.refresh })
    await call('GET', `/v1/devices/${canary}?name=${canary}`, undefined, canary)
    const headers = {
      'User-Agent': canary,
      Referer: canary,
      Origin: canary,
      Cookie: canary,
      'X-Kettenglied-Client': canary,
    }
    const env = { incoming: { socket: { remoteAddress: '192.0.2.77' } } }
    await app.request(`/v1/hello?${canary}`, { headers }, env)
    await sql`alter table network rename to elsewhere`.execute(store.db)
    await app.request(`/v1/hello?${canary}`, { headers }, env)
    const text = lines.join('')
    expect(lines.length).toBeGreaterThan(8)
    const forbidden = [canary, '192.0.2.77', ours.id, theirs.id, event.payload.id, event.s, next]
    for (const device of [ours, theirs]) forbidden.push(device.tokens.access, device.tokens.refresh)
    for (const each of forbidden) expect(text).not.toContain(each)
  })

  it('names a device by a pseudonym that changes with the day', async () => {
    const { enrol, pull, entries, clock, lines } = await aListenedServer()
    clock.now = Date.parse('2026-03-02T23:55:00Z')
    const fresh = [await enrol(sender), await enrol(sender)]
    lines.length = 0
    for (const device of fresh) await pull(device)
    for (const device of fresh) await pull(device)
    clock.now += 10 * 60_000
    for (const device of fresh) await pull(device)
    const [a1, b1, a2, b2, a3, b3] = entries().map(({ device }) => device)
    expect([a2, b2]).toEqual([a1, b1])
    expect(new Set([a1, b1, a3, b3]).size).toBe(4)
  })

  it('tells of an unexpected error where it happened in our code, not what was in it', async () => {
    const { app, entries, lines, store } = await aListenedServer()
    await sql`alter table network rename to elsewhere`.execute(store.db)
    lines.length = 0
    await app.request('/v1/hello')
    const [error, request] = entries()
    expect(error).toMatchObject({
      level: 50,
      kind: expect.any(String),
      stack: expect.arrayContaining([expect.stringContaining('at ')]),
    })
    expect(error).not.toHaveProperty('message')
    expect(request).toMatchObject({ status: 500, error: 'unexpected' })
  })
})
