/**
 * Every route of the server, asked by everybody: what is expected follows from the access table alone, but for the
 * exceptions named here. A route that is added without a request here fails the test.
 */
import { describe, expect, it } from 'vitest'
import { refresh } from '../../server/enrolment/refresh.ts'
import { access, keepersOnly, whileWaiting } from '../../server/http/access.ts'
import { type Role, roles } from '../../shared/codes/role.ts'
import type { PushAnswer } from '../../shared/protocol/feed.ts'
import { aFoundedOrganisation, anAdmittedDevice, aRecipient, aWrap } from '../builders/a-key-log.ts'
import { aServer, receiver, sender, stranger } from '../builders/a-server.ts'
import { aSignedEvent, wire } from '../builders/a-signed-event.ts'
import { aDeviceToSend, bytes, importActs, requests, type Scene, someCode } from '../builders/route-requests.ts'
import { type Engine, eachEngine } from '../engines/each.ts'

/** What the table does not say: open routes that say for themselves whom they refuse, and what they refuse. */
const exceptions: Record<string, Partial<Record<'anybody' | 'waiting' | 'admin' | 'served', string>>> = {
  // The key, not the token, is what is asked for.
  'POST /v1/auth/renew': { anybody: 'unauthenticated' },
  // Open while waiting for the one push that admits.
  'POST /v1/keys/push': { waiting: 'not_admitted' },
  // Whoever may is told that a file is no JSON, and that there is no such import.
  'POST /v1/imports': { served: 'unsupported_media' },
  // Whoever may is told that nothing was released, and that there is no such report.
  'GET /v1/statistics/outside': { served: 'statistics_refused' },
  'GET /v1/statistics/:table': { served: 'statistics_refused' },
  'POST /v1/reports': { served: 'statistics_refused' },
  'GET /v1/reports/:id': { served: 'not_found' },
  'POST /v1/reports/:id/withdraw': { served: 'not_found' },
  ...Object.fromEntries(importActs.map((route) => [route, { served: 'not_found' }])),
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
          allowed.includes(role as Role) ? (except.served ?? 'served') : 'forbidden',
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
  })

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
