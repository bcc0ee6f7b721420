import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { defaultExtensionId } from '../../server/app.ts'
import { helloSchema } from '../../shared/protocol/hello.ts'
import { limits } from '../../shared/protocol/limits.ts'
import { aServer, sender } from '../builders/a-server.ts'
import { eachEngine } from '../engines/each.ts'

eachEngine((engine) => {
  async function aRequester() {
    const server = await aServer(await engine.freshStore())
    const { tokens } = await server.enrol(sender)
    const send = async (path: string, init: RequestInit = {}) => {
      const headers = { Authorization: `Bearer ${tokens.access}`, 'Content-Type': 'application/json', ...init.headers }
      const response = await server.app.request(path, { ...init, headers })
      const type = response.headers.get('Content-Type') ?? ''
      const body = type.includes('json') ? ((await response.json()) as { error?: string }) : undefined
      return { status: response.status, type, body, headers: response.headers }
    }
    const post = (body: BodyInit, headers: Record<string, string> = {}) =>
      send('/v1/sync/push', { method: 'POST', body, headers, duplex: 'half' } as RequestInit)
    return { ...server, send, post }
  }

  describe('a body', () => {
    it('larger than the limit is refused, whether it says its length or not', async () => {
      const { post } = await aRequester()
      const large = JSON.stringify({ events: [{ p: 'x'.repeat(800 * 1024), s: '' }] })
      const refused = { status: 413, type: 'application/problem+json', body: { error: 'too_large' } }
      expect(await post(large, { 'Content-Length': String(large.length) })).toMatchObject(refused)
      expect(await post(new Blob([large]).stream())).toMatchObject(refused)
    })

    it('whose events together are too large is refused as a whole', async () => {
      const { post } = await aRequester()
      const events = Array.from({ length: 40 }, () => ({ p: 'x'.repeat(limits.eventBytes), s: '' }))
      expect(await post(JSON.stringify({ events }))).toMatchObject({ status: 413, body: { error: 'too_large' } })
    })

    it('is never inflated', async () => {
      const { post } = await aRequester()
      const bomb = new Uint8Array(gzipSync(JSON.stringify({ events: [] })))
      expect(await post(bomb, { 'Content-Encoding': 'gzip' })).toMatchObject({
        status: 415,
        body: { error: 'unsupported_media' },
      })
    })

    it('is JSON, and says so', async () => {
      const { post } = await aRequester()
      for (const type of [
        'text/plain',
        'application/x-www-form-urlencoded',
        'multipart/form-data; boundary=x',
        'application/jsonp',
      ])
        expect(await post('{"events":[]}', { 'Content-Type': type })).toMatchObject({ status: 415 })
      expect(await post('{"events":[]}', { 'Content-Type': 'application/json; charset=utf-8' })).toMatchObject({
        status: 200,
      })
    })

    it('that is broken or of another shape is malformed, and the answer repeats nothing of it', async () => {
      const { post } = await aRequester()
      for (const body of [
        '{"events":',
        'null',
        '[]',
        '{"events":[{"p":1,"s":"Erika"}]}',
        '{"events":[],"Erika":1}',
        '',
      ]) {
        const answer = await post(body)
        expect(answer, body).toMatchObject({
          status: 400,
          type: 'application/problem+json',
          body: { error: 'malformed' },
        })
        expect(JSON.stringify(answer.body)).not.toContain('Erika')
      }
      const tooMany = JSON.stringify({
        events: Array.from({ length: limits.pushEvents + 1 }, () => ({ p: '', s: '' })),
      })
      expect(await post(tooMany)).toMatchObject({ status: 400, body: { error: 'malformed', detail: 'events' } })
    })
  })

  describe('a client', () => {
    it('learns versions, limits and identity without a token', async () => {
      const { app, clock } = await aRequester()
      const hello = helloSchema.parse(await (await app.request('/v1/hello')).json())
      expect(hello).toMatchObject({ network: 'Kreis Musterland', proto: { min: 1, max: 1 } })
      expect(hello.time).toBe(new Date(clock.now).toISOString())
    })

    it('that is too old is told to update; other values of the header do no harm', async () => {
      const { send } = await aRequester()
      const as = (version: string) => send('/v1/hello', { headers: { 'X-Kettenglied-Client': version } })
      expect(await as('0.0.9')).toMatchObject({ status: 426, body: { error: 'upgrade_required' } })
      for (const version of ['0.1.0', '0.10.0', '1.0.0', 'chrome/2.0.1', 'unpacked', ''])
        expect(await as(version)).toMatchObject({ status: 200 })
      // Only its beginning is read: anybody may send it, and to look through all of it costs the square of its length.
      expect(await as(`${'1'.repeat(14_000)} 0.0.9`)).toMatchObject({ status: 200 })
    })

    it('of a bygone version of the protocol is told that it is gone', async () => {
      const { send } = await aRequester()
      expect(await send('/v0/sync/pull', { method: 'POST', body: '{}' })).toMatchObject({
        status: 410,
        body: { error: 'version_gone' },
      })
      expect(await send('/v1/nothing')).toMatchObject({ status: 404, body: { error: 'not_found' } })
      expect(await send('/v1/sync/push')).toMatchObject({ status: 404 })
    })
  })

  describe('a browser', () => {
    const preflight = {
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'authorization,content-type,x-kettenglied-client',
    }

    it('lets the extension read answers, and no other page', async () => {
      const { app } = await aRequester()
      const allowed = async (Origin: string) => {
        const response = await app.request('/v1/sync/pull', { method: 'OPTIONS', headers: { Origin, ...preflight } })
        expect(response.status).toBe(204)
        return response.headers.get('Access-Control-Allow-Origin')
      }
      for (const origin of [
        `chrome-extension://${defaultExtensionId}`,
        'moz-extension://4f1c7a9e-0000-4000-8000-000000000000',
      ])
        expect(await allowed(origin)).toBe(origin)
      for (const origin of [
        'https://evil.example',
        'null',
        `chrome-extension://${'a'.repeat(32)}`,
        `https://x.example/chrome-extension://${defaultExtensionId}`,
      ])
        expect(await allowed(origin)).toBeNull()
    })

    it('lets the extension say its version, which an outdated one is told by', async () => {
      const { app } = await aRequester()
      const Origin = `chrome-extension://${defaultExtensionId}`
      const response = await app.request('/v1/sync/pull', { method: 'OPTIONS', headers: { Origin, ...preflight } })
      const allowed = response.headers.get('Access-Control-Allow-Headers')?.toLowerCase().split(',') ?? []
      expect(allowed).toEqual(expect.arrayContaining(preflight['Access-Control-Request-Headers'].split(',')))
    })

    it('may read the headers that sync needs, and never gets or sends cookies', async () => {
      const { send } = await aRequester()
      const { headers } = await send('/v1/hello', {
        headers: { Origin: `chrome-extension://${defaultExtensionId}`, Cookie: 'a=b' },
      })
      expect(headers.get('Access-Control-Expose-Headers')?.toLowerCase().split(',')).toEqual([
        'x-as-of',
        'etag',
        'retry-after',
      ])
      expect(headers.get('Access-Control-Allow-Credentials')).toBeNull()
      expect(headers.get('Set-Cookie')).toBeNull()
    })

    it('neither caches, frames nor guesses, also when something is refused', async () => {
      const { send, post } = await aRequester()
      for (const { headers } of [await send('/v1/hello'), await post('broken'), await send('/v1/nothing')]) {
        expect(headers.get('Cache-Control')).toBe('no-store')
        expect(headers.get('Content-Security-Policy')).toBe("default-src 'none'; frame-ancestors 'none'")
        expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
        expect(headers.get('Referrer-Policy')).toBe('no-referrer')
        expect(headers.get('Strict-Transport-Security')).toMatch(/max-age=31536000/)
        expect(headers.get('X-Powered-By')).toBeNull()
      }
    })
  })

  it('says of the unexpected only that it happened', async () => {
    const { send, store } = await aRequester()
    await sql`alter table network rename to elsewhere`.execute(store.db)
    const { status, body } = await send('/v1/hello')
    expect(status).toBe(500)
    expect(body).toEqual({ type: 'about:blank', title: expect.any(String), status: 500, error: 'unexpected' })
    await sql`alter table elsewhere rename to network`.execute(store.db)
  })

  it('is alive and ready, says so without a token, and is not ready while it stops', async () => {
    const store = await engine.freshStore()
    let ready = true
    const { app } = await aServer(store, { ready: () => ready })
    for (const path of ['/livez', '/readyz']) expect(await (await app.request(path)).json()).toEqual({ status: 'ok' })
    ready = false
    expect((await app.request('/livez')).status).toBe(200)
    const stopping = await app.request('/readyz')
    expect(stopping.status).toBe(503)
    expect(stopping.headers.get('Retry-After')).toBe('5')
  })
})
