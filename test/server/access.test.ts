import { describe, expect, it } from 'vitest'
import { createApp } from '../../server/app.ts'
import { access } from '../../server/http/access.ts'
import { type Role, roles } from '../../shared/codes/role.ts'
import { aServer, receiver, sender, type TestServer } from '../builders/a-server.ts'
import { eachEngine } from '../engines/each.ts'

const guarded = Object.entries(access).filter(([, allowed]) => allowed !== 'anyone')
const someId = '01990000-0000-7000-8000-0000000000ee'

/** Routes as registered; middleware is registered for every method and answers nothing itself. */
function registered(app: TestServer['app']): string[] {
  const routes = app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`)
  return [...new Set(routes)]
}

async function ask({ call }: TestServer, route: string, token: string | undefined) {
  const [method, path = ''] = route.split(' ')
  const body = method === 'POST' ? {} : undefined
  const response = await call(method === 'POST' ? 'POST' : 'GET', path.replace(':id', someId), body, token)
  const problem = response.headers.get('Content-Type') === 'application/problem+json'
  if (!problem) await response.body?.cancel()
  return { status: response.status, error: problem ? ((await response.json()) as { error: string }).error : undefined }
}

/** Written down a second time on purpose: every other test of access follows from the table, however wrong that is. */
const decided: Readonly<Record<Exclude<Role, 'coordinator' | 'admin'> | 'anyone', readonly string[]>> = {
  anyone: [
    'antwort',
    'bestaetigen',
    'docs',
    'hsds',
    'livez',
    'openapi.json',
    'readyz',
    'v1/auth',
    'v1/enrol',
    'v1/hello',
    'v1/recover',
  ],
  professional: ['v1/catalogue', 'v1/devices', 'v1/erasures', 'v1/invitations', 'v1/keys', 'v1/live', 'v1/sync'],
  offer_editor: ['v1/catalogue', 'v1/export', 'v1/keys', 'v1/live'],
  reader: ['v1/catalogue', 'v1/keys', 'v1/live', 'v1/reports', 'v1/statistics'],
}
const resource = (route: string) =>
  route
    .split(' ')[1]
    ?.split('/')
    .slice(1, route.includes(' /v1/') ? 3 : 2)
    .join('/') ?? ''
const openTo = (who: Role | 'anyone') =>
  Object.entries(access).flatMap(([route, allowed]) =>
    (allowed === 'anyone' ? who === 'anyone' : allowed.some((role) => role === who)) ? [route] : [],
  )

describe('the access table', () => {
  it.each(Object.entries(decided))('opens to %s what was decided and no more', (who, resources) => {
    const open = openTo(who as Role | 'anyone')
    expect([...new Set(open.map(resource))].sort()).toEqual(resources)
  })

  it('opens referrals and keys to professionals alone, and writing to nobody who only reads', () => {
    for (const { code } of roles.filter(({ code }) => code !== 'professional')) {
      const sealed = openTo(code).filter((route) => /v1\/(sync|invitations|keys\/(push|ring))|POST .*vain/.test(route))
      expect(sealed, code).toEqual([])
    }
    expect(
      openTo('reader')
        .filter((route) => route.startsWith('POST'))
        .sort(),
    ).toEqual(['POST /v1/catalogue/pull', 'POST /v1/keys/pull'])
    expect(openTo('coordinator').filter((route) => /devices|erasures/.test(route))).toEqual([])
  })
})

eachEngine((engine) => {
  describe('the access table', () => {
    it('names every route of the server and no other', async () => {
      const { app } = await aServer(await engine.freshStore())
      expect(registered(app).sort()).toEqual(Object.keys(access).sort())
    })

    it('refuses a route that it does not name to everybody', async () => {
      const server = await aServer(await engine.freshStore())
      const app = createApp({ store: server.store, now: () => server.clock.now })
      app.get('/v1/forgotten', (c) => c.text('open to all'))
      for (const { code } of roles) {
        const { tokens } = await server.enrol(sender, code)
        const response = await app.request('/v1/forgotten', { headers: { Authorization: `Bearer ${tokens.access}` } })
        expect(response.status).toBe(403)
        expect(await response.json()).toMatchObject({ error: 'forbidden' })
      }
      expect((await app.request('/v1/forgotten')).status).toBe(403)
    })
  })

  describe('every guarded route', () => {
    it('refuses who has no token, a made-up one, a refresh token or an expired one', async () => {
      const server = await aServer(await engine.freshStore())
      const { tokens } = await server.enrol(sender, 'admin')
      const professional = await server.enrol(sender)
      for (const [route] of guarded) {
        const refused = { status: 401, error: 'unauthenticated' }
        expect(await ask(server, route, undefined), route).toEqual(refused)
        expect(await ask(server, route, `rt_00000000_${'A'.repeat(43)}`), route).toEqual(refused)
        expect(await ask(server, route, tokens.refresh), route).toEqual(refused)
      }
      server.clock.now += 15 * 60_000
      for (const [route] of guarded)
        for (const { access: token } of [tokens, professional.tokens])
          expect(await ask(server, route, token), route).toEqual({ status: 401, error: 'token_expired' })
    })

    it('refuses a revoked device at once, whatever its role', async () => {
      const server = await aServer(await engine.freshStore())
      const admin = await server.enrol(sender, 'admin')
      for (const { code } of roles) {
        const device = await server.enrol(sender, code)
        const revoked = await server.call('POST', `/v1/devices/${device.id}/revoke`, {}, admin.tokens.access)
        expect(revoked.status).toBe(200)
        for (const [route] of guarded)
          expect(await ask(server, route, device.tokens.access), route).toEqual({
            status: 403,
            error: 'device_revoked',
          })
        const refresh = await server.call('POST', '/v1/auth/refresh', { refresh: device.tokens.refresh })
        expect(await refresh.json()).toMatchObject({ error: 'device_revoked' })
      }
    })
  })

  describe('an administrator', () => {
    it('sees and revokes devices of the own organisation alone', async () => {
      const server = await aServer(await engine.freshStore())
      const admin = await server.enrol(sender, 'admin')
      const [own, foreign] = [await server.enrol(sender), await server.enrol(receiver)]
      const list = await server.call('GET', '/v1/devices', undefined, admin.tokens.access)
      const { devices } = (await list.json()) as { devices: { id: string }[] }
      expect(devices.map(({ id }) => id).sort()).toEqual([admin.id, own.id].sort())
      const refusal = await server.call('POST', `/v1/devices/${foreign.id}/revoke`, {}, admin.tokens.access)
      expect(await refusal.json()).toMatchObject({ status: 404, error: 'not_found' })
      await expect(server.pull(foreign)).resolves.toMatchObject({ head: 0 })
    })

    it('leaves a trace when revoking', async () => {
      const server = await aServer(await engine.freshStore())
      const admin = await server.enrol(sender, 'admin')
      const device = await server.enrol(sender)
      for (let twice = 0; twice < 2; twice++)
        await server.call('POST', `/v1/devices/${device.id}/revoke`, {}, admin.tokens.access)
      const rows = await server.store.db.selectFrom('audit_log').selectAll().where('act', '=', 'revoked').execute()
      expect(rows).toMatchObject([{ actor: admin.id, subject: device.id }])
    })
  })
})
