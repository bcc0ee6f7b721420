/** A server that forgot the tokens it gave: the device goes on by its own key, unless its tokens were ended for a reason. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { authorEvent } from '../../extension/events/author.ts'
import { readMeta, writeMeta } from '../../extension/store/meta.ts'
import { enrol } from '../../extension/sync/enrol.ts'
import { askAs } from '../../extension/sync/session.ts'
import { readStatus } from '../../extension/sync/status.ts'
import { syncStep } from '../../extension/sync/step.ts'
import { type Tokens, tokensSchema } from '../../shared/protocol/enrolment.ts'
import { pullAnswerSchema } from '../../shared/protocol/feed.ts'
import { anEnrolledDevice, type TestDevice } from '../builders/a-device.ts'
import { aMeddler, aProblemAnswer, at, type Meddler } from '../builders/a-meddler.ts'
import { aNetwork, anOrganisationId, serverAddress, type TestNetwork } from '../builders/a-network.ts'
import { requestedFactsOf } from '../builders/a-referral.ts'

const minute = 60_000

let time: { now: number }
let network: TestNetwork
let between: Meddler
let device: TestDevice
beforeEach(async () => {
  time = { now: Date.parse('2026-03-02T09:00:00Z') }
  network = await aNetwork({ now: () => time.now })
  between = aMeddler(network.send)
  device = await anEnrolledDevice(network, { fetch: between.send })
  expect(await syncStep({}, device)).toBe('done')
})
afterEach(() => network.close())

const outcome = () => syncStep({ insist: true }, device)
const asked = (path: string) => between.seen.filter((seen) => seen.path === path).length
const write = () => authorEvent({ type: 'requested', facts: requestedFactsOf(), to: anOrganisationId(1) }, {}, device)
const eventsOnServer = async () => {
  const rows = await network.store().db.selectFrom('event').select('id').execute()
  return rows.map(({ id }) => id).sort()
}

async function tokens(): Promise<Tokens> {
  const present = await readMeta(device.database, 'tokens')
  if (present === undefined) throw new Error('no tokens')
  return present
}

/** Time enough for the access token to end, so that the next step exchanges the refresh token. */
function later(): void {
  time.now += 16 * minute
  device.clock.turn(16 * minute)
  between.seen.length = 0
}

/** The server is put back to before the device's last exchange of tokens, and to before one of its two events. */
async function restored(how?: 'silent'): Promise<string[]> {
  const before = await write()
  expect(await outcome()).toBe('done')
  await network.backup()
  later()
  const after = await write()
  expect(await outcome()).toBe('done')
  expect(asked('/v1/auth/refresh')).toBe(1)
  later()
  expect(await outcome()).toBe('done')
  await network.restore(how)
  expect(await eventsOnServer()).toEqual([before.id])
  between.seen.length = 0
  return [before.id, after.id].sort()
}

describe('after the server was restored from a backup', () => {
  it.each(['told', 'silent'] as const)('(%s) a device goes on without an invitation, and heals it', async (how) => {
    const events = await restored(how === 'silent' ? 'silent' : undefined)
    const unheard = await write()
    expect(await outcome()).toBe('done')
    expect(await eventsOnServer()).toEqual([...events, unheard.id].sort())
    expect(await readStatus(device)).toMatchObject({ phase: 'idle', undelivered: 0, quarantined: 0 })
    expect([asked('/v1/auth/renew'), asked('/v1/enrol')]).toEqual([1, 0])
    later()
    expect(await outcome()).toBe('done')
    expect([asked('/v1/auth/refresh'), asked('/v1/auth/renew')]).toEqual([1, 0])
  })

  it('several requests at once renew once', async () => {
    await restored()
    const enrolment = await readMeta(device.database, 'enrolment')
    if (enrolment === undefined) throw new Error('not enrolled')
    const question = { method: 'POST', path: '/v1/sync/pull', body: { cursor: null, proto: 1, payloadMax: 1 } } as const
    await Promise.all([1, 2, 3].map(() => askAs({ device, enrolment }, question, pullAnswerSchema)))
    expect([asked('/v1/auth/refresh'), asked('/v1/auth/renew')]).toEqual([1, 1])
  })

  it('an answer lost on the way is asked for again', async () => {
    const events = await restored()
    between.meddle(
      at('/v1/auth/renew', async (_, pass) => {
        await pass()
        throw new TypeError('connection lost')
      }),
    )
    expect(await outcome()).toMatchObject({ code: 'offline' })
    between.meddle(undefined)
    expect(await outcome()).toBe('done')
    expect(await eventsOnServer()).toEqual(events)
  })
})

describe('a device is signed out, and keeps its events,', () => {
  /** What is left after a step that ends with `code`. */
  async function expectSignedOut(code: string): Promise<void> {
    expect(await outcome()).toMatchObject({ code })
    expect(await readStatus(device)).toMatchObject({ phase: 'trouble', problem: code, undelivered: 1, quarantined: 0 })
  }

  it('when the server gives no tokens for its key either, asked once', async () => {
    await write()
    const refused = () => aProblemAnswer('unauthenticated', 401)
    between.meddle((seen, pass) => (/pull|push|refresh|renew/.test(seen.path) ? refused() : pass()))
    between.seen.length = 0
    await expectSignedOut('unauthenticated')
    expect(asked('/v1/auth/renew')).toBe(1)
  })

  it('when the new tokens are not taken either, without asking a second time', async () => {
    await write()
    const refused = () => aProblemAnswer('unauthenticated', 401)
    between.meddle((seen, pass) => (/pull|push|refresh/.test(seen.path) ? refused() : pass()))
    between.seen.length = 0
    await expectSignedOut('unauthenticated')
    expect(asked('/v1/auth/renew')).toBe(1)
  })

  it('when the server is of a version that knows no renewal', async () => {
    await restored()
    await write()
    between.meddle(at('/v1/auth/challenge', () => aProblemAnswer('not_found', 404)))
    expect(await outcome()).toMatchObject({ code: 'unauthenticated' })
  })

  it('when its keys were lost with its database', async () => {
    await restored()
    await device.database.meta.delete('keys')
    expect(await outcome()).toMatchObject({ code: 'unauthenticated' })
    expect(asked('/v1/auth/challenge')).toBe(0)
  })

  it('when it was revoked', async () => {
    await write()
    await network.store().db.updateTable('device').set({ revoked_at: time.now }).execute()
    await network.store().db.deleteFrom('token').execute()
    await expectSignedOut('device_revoked')
  })
})

describe('after a copied token was used', () => {
  const exchange = async (refresh: string) => {
    const request = {
      method: 'POST',
      body: JSON.stringify({ refresh }),
      headers: { 'content-type': 'application/json' },
    }
    return network.send(`${serverAddress}/v1/auth/refresh`, request)
  }
  const use = (access: string) =>
    network.send(`${serverAddress}/v1/catalogue/snapshot`, { headers: { authorization: `Bearer ${access}` } })

  /** Asked again and again, the device's key does not help; a new invitation does. */
  async function expectInvitationNeeded(): Promise<void> {
    for (let round = 0; round < 2; round++) {
      expect(await outcome()).toMatchObject({ code: 'token_reused' })
      later()
    }
    expect((await readStatus(device)).undelivered).toBe(1)
    await enrol(serverAddress, await network.invite(anOrganisationId(0)), device)
    expect(await outcome()).toBe('done')
    expect((await readStatus(device)).undelivered).toBe(0)
  }

  it('before the device used it, its key does not help', async () => {
    await write()
    const copied = tokensSchema.parse(await (await exchange((await tokens()).refresh)).json())
    expect((await use(copied.access)).status).toBe(200)
    later()
    await expectInvitationNeeded()
  })

  it('after the device used it, its key does not help', async () => {
    const copy = (await tokens()).refresh
    later()
    expect(await outcome()).toBe('done')
    await write()
    later()
    expect((await exchange(copy)).status).toBe(401)
    await expectInvitationNeeded()
  })

  it('and then forgotten by the server, the thief is left outside when the device renews', async () => {
    const copy = (await tokens()).refresh
    const first = tokensSchema.parse(await (await exchange(copy)).json())
    await writeMeta(device.database, 'tokens', { ...(await tokens()), access: 'rt_unknown', refresh: 'rt_unknown' })
    expect(await outcome()).toBe('done')
    expect((await use(first.access)).status).toBe(401)
    expect((await exchange(first.refresh)).status).toBe(401)
  })
})
