/**
 * Every route of the server, asked by everybody: what is expected follows from the access table alone, but for the
 * exceptions named here. A route that is added without a request here fails the test.
 */
import { randomBytes } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { refresh } from '../../server/enrolment/refresh.ts'
import { access, keepersOnly, whileWaiting } from '../../server/http/access.ts'
import { type Role, roles } from '../../shared/codes/role.ts'
import { toBase64url } from '../../shared/protocol/bytes.ts'
import { toCrockford } from '../../shared/protocol/crockford.ts'
import type { PushAnswer } from '../../shared/protocol/feed.ts'
import { aFoundedOrganisation, anAdmittedDevice, aRecipient, aWrap, type TestKeyLog } from '../builders/a-key-log.ts'
import { aServer, receiver, sender, stranger, type TestServer } from '../builders/a-server.ts'
import { aSignedEvent, type SignedEvent, wire } from '../builders/a-signed-event.ts'
import { deviceKeys, type EnrolledDevice } from '../builders/an-enrolled-device.ts'
import { type Engine, eachEngine } from '../engines/each.ts'

/** Whoever holds a device, of the organisation `sender` unless said otherwise. */
type Actors = {
  keeper: EnrolledDevice
  ordinary: EnrolledDevice
  waiting: EnrolledDevice
  revoked: EnrolledDevice
  expired: EnrolledDevice
  others: Record<Exclude<Role, 'professional'>, EnrolledDevice>
  /** To be shut out again and again. */
  spare: EnrolledDevice
  /** A keeper of an organisation that has nothing to do with the others. */
  outsider: EnrolledDevice
}

type Scene = TestServer & Actors & { keys: TestKeyLog; outsiderKeys: TestKeyLog; event: SignedEvent }

const somePlace = { cursor: null, proto: 1, payloadMax: 1 }
const bytes = () => toBase64url(randomBytes(32))
const someCode = () => toCrockford(randomBytes(5))
const aDeviceToSend = () => {
  const { id, signKey, agreeKey } = deviceKeys()
  return { id, signKey, agreeKey, client: '0.1.0' }
}

/** A sound request for each route: the path where it has a variable, and the body. */
const requests: Record<string, (scene: Scene) => { path?: string; body?: unknown }> = {
  'GET /livez': () => ({}),
  'GET /readyz': () => ({}),
  'GET /openapi.json': () => ({}),
  'GET /docs': () => ({}),
  'GET /v1/hello': () => ({}),
  'POST /v1/enrol': () => ({ body: { invitation: someCode(), auth: bytes(), device: aDeviceToSend() } }),
  'POST /v1/auth/refresh': ({ spare }) => ({ body: { refresh: spare.tokens.refresh } }),
  'POST /v1/auth/challenge': ({ keeper }) => ({ body: { device: keeper.id } }),
  'POST /v1/auth/renew': ({ keeper }) => ({ body: { device: keeper.id, challenge: '', signature: 'A'.repeat(86) } }),
  'POST /v1/recover': () => ({ body: { sheet: someCode(), auth: bytes(), device: aDeviceToSend() } }),
  'GET /antwort': () => ({}),
  'POST /antwort': () => ({ body: {} }),
  'GET /antwort/:code': () => ({ path: '/antwort/0000-0000-0000-0000' }),
  'POST /antwort/:code': () => ({ path: '/antwort/0000-0000-0000-0000', body: {} }),
  'GET /bestaetigen': () => ({}),
  'POST /bestaetigen': () => ({ body: {} }),
  'GET /bestaetigen/:code': () => ({ path: '/bestaetigen/0000-0000-0000-0000' }),
  'POST /bestaetigen/:code': () => ({ path: '/bestaetigen/0000-0000-0000-0000', body: {} }),
  'GET /hsds': () => ({}),
  'GET /hsds/': () => ({}),
  'GET /hsds/services': () => ({}),
  'GET /hsds/services/:id': () => ({}),
  'GET /hsds/service_at_locations': () => ({}),
  'GET /hsds/service_at_locations/:id': () => ({}),
  'GET /hsds/organizations': () => ({}),
  'GET /hsds/organizations/:id': () => ({}),
  'GET /hsds/taxonomies': () => ({}),
  'GET /hsds/taxonomies/:id': () => ({}),
  'GET /hsds/taxonomy_terms': () => ({}),
  'GET /hsds/taxonomy_terms/:id': () => ({}),
  'GET /v1/export/:format': () => ({ path: '/v1/export/csv' }),
  'POST /v1/sync/pull': () => ({ body: somePlace }),
  'POST /v1/sync/push': () => ({ body: { events: [] } }),
  'POST /v1/keys/pull': () => ({ body: { after: 0 } }),
  'POST /v1/keys/push': () => ({ body: { statements: [], rings: [] } }),
  'GET /v1/keys/ring': () => ({}),
  'POST /v1/invitations': () => ({
    body: { id: someCode(), authHash: bytes(), role: 'professional', card: bytes() },
  }),
  'GET /v1/live': () => ({}),
  'POST /v1/catalogue/pull': () => ({ body: { cursor: null } }),
  'GET /v1/catalogue/snapshot': () => ({}),
  'POST /v1/catalogue/edits': () => ({
    body: { edits: [{ id: uuidv7(), kind: 'offer', item: uuidv7(), act: 'remove', was: {}, now: {} }] },
  }),
  'POST /v1/catalogue/history': () => ({ body: { kind: 'organisation', item: sender } }),
  'POST /v1/catalogue/reports': () => ({ body: { reports: [{ id: uuidv7(), offerId: uuidv7(), says: 'full' }] } }),
  'POST /v1/catalogue/settle': () => ({ body: { reports: [uuidv7()] } }),
  'POST /v1/catalogue/confirm-links': () => ({ body: { organisationId: sender } }),
  'POST /v1/catalogue/vain': () => ({
    body: { words: [{ tag: 'A'.repeat(22), share: 'A'.repeat(64), sealed: 'A'.repeat(166) }] },
  }),
  'GET /v1/catalogue/vain': () => ({}),
  'GET /v1/devices': () => ({}),
  'POST /v1/devices/:id/revoke': ({ spare }) => ({ path: `/v1/devices/${spare.id}/revoke`, body: {} }),
  'GET /v1/erasures': () => ({}),
}

/** What the table does not say: open routes that say for themselves whom they refuse, and what they refuse. */
const exceptions: Record<string, Partial<Record<'anybody' | 'waiting' | 'admin', string>>> = {
  // The key, not the token, is what is asked for.
  'POST /v1/auth/renew': { anybody: 'unauthenticated' },
  // Open while waiting for the one push that admits.
  'POST /v1/keys/push': { waiting: 'not_admitted' },
}

async function aScene(engine: Engine): Promise<Scene> {
  const server = await aServer(await engine.freshStore())
  const { keeper, keys } = await aFoundedOrganisation(server, sender)
  const founded = { keeper, keys }
  const { keeper: outsider, keys: outsiderKeys } = await aFoundedOrganisation(server, stranger)
  const revoked = await anAdmittedDevice(server, founded)
  await server.call('POST', `/v1/devices/${revoked.id}/revoke`, {}, keeper.tokens.access)
  const expired = await anAdmittedDevice(server, founded)
  const event = aSignedEvent(keeper)
  await server.push(keeper, [wire(event)])
  const others = {
    admin: await server.enrol(sender, 'admin'),
    coordinator: await server.enrol(sender, 'coordinator'),
    offer_editor: await server.enrol(sender, 'offer_editor'),
    reader: await server.enrol(sender, 'reader'),
  }
  const [ordinary, spare] = [await anAdmittedDevice(server, founded), await anAdmittedDevice(server, founded)]
  const waiting = await server.enrol(sender)
  server.clock.now += 15 * 60_000
  // The clock went past everybody's access token; all but one get a new one.
  for (const device of [keeper, ordinary, waiting, spare, outsider, ...Object.values(others)])
    device.tokens = await refresh(server.store, device.tokens.refresh, server.clock.now)
  return { ...server, keeper, ordinary, waiting, revoked, expired, others, spare, outsider, keys, outsiderKeys, event }
}

/** `served` or the code of the problem. */
async function ask(scene: Scene, route: string, token: string | undefined): Promise<{ said: string; text: string }> {
  const [method = 'GET', pattern = ''] = route.split(' ')
  const request = requests[route]?.(scene)
  if (request === undefined) throw new Error(`no request is written down for ${route}`)
  const response = await scene.call(method === 'POST' ? 'POST' : 'GET', request.path ?? pattern, request.body, token)
  if (response.headers.get('Content-Type')?.startsWith('text/event-stream') === true) {
    await response.body?.cancel()
    return { said: 'served', text: '' }
  }
  const text = await response.text()
  if (response.status < 300) return { said: 'served', text }
  const problem = response.headers.get('Content-Type') === 'application/problem+json'
  return { said: problem ? (JSON.parse(text) as { error: string }).error : String(response.status), text }
}

const refusals = ['unauthenticated', 'token_expired', 'device_revoked', 'forbidden', 'not_admitted', 'not_keeper']

eachEngine((engine) => {
  it('every route has a request here, and every request a route', async () => {
    const { app } = await aServer(await engine.freshStore())
    const registered = app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path}`)
    expect(Object.keys(requests).sort()).toEqual([...new Set(registered)].sort())
    expect(Object.keys(requests).sort()).toEqual(Object.keys(access).sort())
    for (const route of [...whileWaiting, ...keepersOnly]) expect(Object.keys(access)).toContain(route)
  })

  it('every route serves whom the table names and refuses everybody else', async () => {
    const scene = await aScene(engine)
    const { keeper, ordinary, waiting, revoked, expired, others } = scene
    for (const [route, allowed] of Object.entries(access)) {
      const saidTo = async (token: string | undefined) => (await ask(scene, route, token)).said
      const except = exceptions[route] ?? {}
      if (allowed === 'anyone') {
        for (const token of [
          undefined,
          'nonsense',
          revoked.tokens.access,
          expired.tokens.access,
          keeper.tokens.access,
        ]) {
          const said = await saidTo(token)
          if (except.anybody === undefined) expect(refusals, `${route} to anybody`).not.toContain(said)
          else expect(said, `${route} to anybody`).toBe(except.anybody)
        }
        continue
      }
      for (const token of [undefined, 'nonsense', `rt_00000000_${'A'.repeat(43)}`, keeper.tokens.refresh])
        expect(await saidTo(token), `${route} to a stranger`).toBe('unauthenticated')
      expect(await saidTo(expired.tokens.access), `${route} when expired`).toBe('token_expired')
      expect(await saidTo(revoked.tokens.access), `${route} when revoked`).toBe('device_revoked')
      for (const [role, device] of Object.entries(others))
        expect(await saidTo(device.tokens.access), `${route} to ${role}`).toBe(
          allowed.includes(role as Role) ? 'served' : 'forbidden',
        )
      const professionals = allowed.includes('professional')
      expect(await saidTo(keeper.tokens.access), `${route} to a keeper`).toBe(professionals ? 'served' : 'forbidden')
      expect(await saidTo(ordinary.tokens.access), `${route} to a professional`).toBe(
        !professionals ? 'forbidden' : keepersOnly.has(route) ? 'not_keeper' : 'served',
      )
      expect(await saidTo(waiting.tokens.access), `${route} while waiting`).toBe(
        !professionals ? 'forbidden' : (except.waiting ?? (whileWaiting.has(route) ? 'served' : 'not_admitted')),
      )
    }
  }, 30_000)

  it('the matrix knows every role', () => {
    const asked = ['professional', 'admin', 'coordinator', 'offer_editor', 'reader']
    expect(roles.map(({ code }) => code).sort()).toEqual(asked.sort())
  })

  describe('another organisation', () => {
    /** Says whose organisation it is or what it did; the key directory is for everybody. */
    const open = new Set(['POST /v1/keys/pull'])

    it('is answered with nothing of this one on any route', async () => {
      const scene = await aScene(engine)
      const marks = [scene.event.payload.id, scene.event.payload.ref, scene.keeper.id, scene.waiting.id, scene.spare.id]
      for (const [route, allowed] of Object.entries(access)) {
        if (allowed === 'anyone' || open.has(route)) continue
        const { text } = await ask(scene, route, scene.outsider.tokens.access)
        for (const mark of marks) expect(text, route).not.toContain(mark)
      }
    })

    it('reaches nothing of this one by its ids', async () => {
      const scene = await aScene(engine)
      const token = scene.outsider.tokens.access
      const said = async (route: string, body: unknown) =>
        ((await (await scene.call('POST', route, body, token)).json()) as { error?: string }).error ?? 'served'
      expect(await said(`/v1/devices/${scene.spare.id}/revoke`, {})).toBe('not_found')
      const { st, sig } = scene.keys.draft({ t: 'enc_epoch', e: 2, recipient: aRecipient(), suite: 1 })
      expect(await said('/v1/keys/push', { statements: [{ st, sig }], rings: [] })).toBe('malformed')
      const added = scene.outsiderKeys.draft({
        t: 'device_added',
        device: scene.waiting.id,
        signKey: scene.waiting.signKey,
        agreeKey: scene.waiting.agreeKey,
        role: 'professional',
        keeper: true,
      })
      expect(await said('/v1/keys/push', { statements: [added], rings: [] })).toBe('unknown_device')
      const rings = [{ device: scene.ordinary.id, wrap: aWrap() }]
      expect(await said('/v1/keys/push', { statements: [], rings })).toBe('unknown_device')
      const renewed = { invitation: someCode(), auth: bytes(), device: { ...aDeviceToSend(), id: scene.spare.id } }
      expect(await said('/v1/enrol', renewed)).toBe('invitation_invalid')
      const response = await scene.call('POST', '/v1/sync/push', { events: [wire(scene.event)] }, token)
      const { results } = (await response.json()) as PushAnswer
      expect(results).toMatchObject([{ st: 'rejected', code: 'foreign_organisation' }])
      expect((await scene.pull(scene.outsider)).items).toEqual([])
      expect((await scene.pull(await scene.enrol(receiver))).items).toHaveLength(1)
    })
  })
})
