/** Whatever a server, a proxy or the network answers: nothing is lost, and the person is told what it was. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { authorEvent } from '../../extension/events/author.ts'
import { readMeta } from '../../extension/store/meta.ts'
import { readStatus } from '../../extension/sync/status.ts'
import { syncStep } from '../../extension/sync/step.ts'
import { anEnrolledDevice } from '../builders/a-device.ts'
import {
  altered,
  aMeddler,
  aProblemAnswer,
  aProxyPage,
  at,
  type Meddler,
  type Meddling,
} from '../builders/a-meddler.ts'
import { aNetwork, anOrganisationId, type TestNetwork } from '../builders/a-network.ts'
import { requestedFactsOf } from '../builders/a-referral.ts'

type Enrolled = Awaited<ReturnType<typeof anEnrolledDevice>>

let network: TestNetwork
let between: Meddler
let device: Enrolled
beforeAll(async () => {
  network = await aNetwork()
})
afterAll(() => network.close())
beforeEach(async () => {
  between = aMeddler(network.send)
  device = await anEnrolledDevice(network, { fetch: between.send })
  expect(await syncStep({}, device)).toBe('done')
})

async function write(count = 1): Promise<string[]> {
  const written = []
  for (let n = 0; n < count; n++) {
    written.push(
      await authorEvent({ type: 'requested', facts: requestedFactsOf(), to: anOrganisationId(1) }, {}, device),
    )
  }
  return written.map(({ id }) => id)
}

const outcome = () => syncStep({ insist: true }, device)
const undelivered = async () => (await readStatus(device)).undelivered
const paths = () => between.seen.map(({ path }) => path)

describe.each<[string, Meddling, string]>([
  ['no network', () => Promise.reject(new TypeError('fetch failed')), 'offline'],
  ['a proxy page in place of every answer', () => aProxyPage(), 'not_this_server'],
  ['a proxy that wants a sign-in', () => aProxyPage(511), 'not_this_server'],
  ['a redirect elsewhere', () => Response.redirect('https://login.example/'), 'not_this_server'],
  ['a gateway without its server', () => aProxyPage(502), 'unavailable'],
  ['an answer cut short', at('/v1/sync/pull', async (_, pass) => cut(await pass())), 'unavailable'],
  ['JSON of another shape', at('/v1/sync/pull', () => Response.json({ hello: 'you' })), 'feed_broken'],
  ['an old client', at('/v1/sync/pull', () => aProblemAnswer('upgrade_required', 426)), 'upgrade_required'],
  ['a version that is gone', at('/v1/sync/push', () => aProblemAnswer('version_gone', 410)), 'version_gone'],
  ['a revoked device', at('/v1/sync/push', () => aProblemAnswer('device_revoked', 403)), 'device_revoked'],
  ['a server error', at('/v1/sync/push', () => aProblemAnswer('unexpected', 500)), 'unexpected'],
  ['a full disk there', at('/v1/sync/push', () => aProblemAnswer('storage_full', 507)), 'storage_full'],
  ['a push answer cut short', at('/v1/sync/push', async (_, pass) => cut(await pass())), 'unavailable'],
  ['a proxy that calls every push too large', at('/v1/sync/push', () => aProxyPage(413)), 'not_this_server'],
  [
    'a code that no server may send',
    at('/v1/sync/push', () => aProblemAnswer('local_storage_broken', 500)),
    'unexpected',
  ],
])('%s', (_, meddling, code) => {
  it(`is told as ${code}; the event stays and is delivered once it is over`, async () => {
    await write()
    device.clock.turn(11 * 60_000)
    between.meddle(meddling)
    expect(await outcome()).toMatchObject({ code })
    expect(await readStatus(device)).toMatchObject({ undelivered: 1, quarantined: 0, problem: code })
    between.meddle(undefined)
    device.clock.turn(3_600_000)
    expect(await outcome()).toBe('done')
    expect(await readStatus(device)).toMatchObject({ undelivered: 0, quarantined: 0, phase: 'idle' })
  })
})

function cut(response: Response): Response {
  const { body } = response
  const half = body?.pipeThrough(
    new TransformStream({ transform: (part, to) => to.enqueue(part.slice(0, part.length / 2)) }),
  )
  return new Response(half ?? null, { headers: response.headers })
}

describe('a server of another network under the same address', () => {
  it('is sent nothing: no token, no event', async () => {
    await write()
    device.clock.turn(11 * 60_000)
    between.seen.length = 0
    const other = await aNetwork()
    between.meddle(at('/v1/hello', () => other.send('https://network.example/v1/hello', {})))
    expect(await outcome()).toMatchObject({ code: 'not_this_server' })
    expect(paths()).toEqual(['/v1/hello'])
    expect(between.seen[0]?.authorization).toBeNull()
    await other.close()
  })
})

describe('an access token that ran out', () => {
  const expireOnce = () => {
    const spent = new Set<string | null>()
    return (seen: { authorization: string | null; path: string }) => {
      if (spent.size === 0 && seen.authorization !== null) spent.add(seen.authorization)
      return spent.has(seen.authorization) && seen.path !== '/v1/auth/refresh'
    }
  }

  it('is renewed once, and the request repeated', async () => {
    await write()
    const expired = expireOnce()
    between.meddle((seen, pass) => (expired(seen) ? aProblemAnswer('token_expired', 401) : pass()))
    between.seen.length = 0
    expect(await outcome()).toBe('done')
    expect(paths().filter((path) => path === '/v1/auth/refresh')).toHaveLength(1)
    expect(await undelivered()).toBe(0)
  })

  it('is renewed once when two pages notice at the same time', async () => {
    const expired = expireOnce()
    between.meddle((seen, pass) => (expired(seen) ? aProblemAnswer('token_expired', 401) : pass()))
    between.seen.length = 0
    const { askAs } = await import('../../extension/sync/session.ts')
    const { pullAnswerSchema } = await import('../../shared/protocol/feed.ts')
    const enrolment = await readMeta(device.database, 'enrolment')
    if (enrolment === undefined) throw new Error('not enrolled')
    const body = { cursor: null, proto: 1, payloadMax: 1 }
    const question = { method: 'POST', path: '/v1/sync/pull', body } as const
    await Promise.all([1, 2, 3].map(() => askAs({ device, enrolment }, question, pullAnswerSchema)))
    expect(paths().filter((path) => path === '/v1/auth/refresh')).toHaveLength(1)
  })

  it('survives a renewal whose answer was lost', async () => {
    const expired = expireOnce()
    let lost = false
    between.meddle(async (seen, pass) => {
      if (seen.path === '/v1/auth/refresh' && !lost) {
        lost = true
        await pass()
        throw new TypeError('connection lost')
      }
      return expired(seen) ? aProblemAnswer('token_expired', 401) : pass()
    })
    expect(await outcome()).toMatchObject({ code: 'offline' })
    expect(await outcome()).toBe('done')
  })

  it('that cannot be renewed asks for a new invitation, and keeps the events', async () => {
    await write()
    between.meddle((seen, pass) =>
      seen.path === '/v1/auth/refresh'
        ? aProblemAnswer('token_reused', 401)
        : seen.authorization === null
          ? pass()
          : aProblemAnswer('unauthenticated', 401),
    )
    expect(await outcome()).toMatchObject({ code: 'token_reused' })
    expect(await undelivered()).toBe(1)
  })
})

describe('a server that asks for a pause', () => {
  it('gets it, whoever insists', async () => {
    between.meddle(at('/v1/sync/pull', () => aProblemAnswer('too_many_requests', 429, { 'retry-after': '120' })))
    expect(await syncStep({}, device)).toMatchObject({ code: 'too_many_requests' })
    between.meddle(undefined)
    device.clock.turn(119_000)
    expect(await outcome()).toBe('waiting')
    device.clock.turn(1_001)
    expect(await outcome()).toBe('done')
  })

  it('is not believed for longer than an hour', async () => {
    between.meddle(at('/v1/sync/pull', () => aProblemAnswer('unavailable', 503, { 'retry-after': '999999' })))
    await syncStep({}, device)
    between.meddle(undefined)
    device.clock.turn(3_600_001)
    expect(await syncStep({}, device)).toBe('done')
  })
})

describe('trouble without a named pause', () => {
  it('is waited out, longer each time, unless a person insists', async () => {
    between.meddle(at('/v1/sync/pull', () => aProblemAnswer('unexpected', 500)))
    const waits: number[] = []
    for (let round = 0; round < 12; round++) {
      expect(await syncStep({}, device)).toMatchObject({ code: 'unexpected' })
      const retry = await readMeta(device.database, 'retry')
      waits.push((retry?.notBefore ?? 0) - device.clock.now())
      expect(await syncStep({}, device)).toBe('waiting')
      device.clock.turn(waits.at(-1) ?? 0)
    }
    expect(waits.slice(0, 4)).toEqual([2_000, 4_000, 8_000, 16_000])
    expect(Math.max(...waits)).toBe(450_000)
    between.meddle(undefined)
    expect(await outcome()).toBe('done')
  })
})

describe('one bad event', () => {
  it('refused with the whole batch is found and put aside; the others are delivered', async () => {
    const [, bad] = await write(5)
    between.meddle(
      at('/v1/sync/push', (seen, pass) =>
        JSON.stringify(seen.body).includes(String(bad)) ? aProblemAnswer('malformed', 400) : pass(),
      ),
    )
    expect(await outcome()).toBe('done')
    expect(await readStatus(device)).toMatchObject({ undelivered: 0, quarantined: 1 })
    expect(await device.database.quarantine.get({ id: String(bad) })).toMatchObject({ why: 'malformed' })
  })

  it('makes no difference where the server only wants smaller batches', async () => {
    await write(5)
    between.meddle(
      at('/v1/sync/push', (seen, pass) =>
        (seen.body as { events: unknown[] }).events.length > 2 ? aProblemAnswer('too_large', 413) : pass(),
      ),
    )
    expect(await outcome()).toBe('done')
    expect(await readStatus(device)).toMatchObject({ undelivered: 0, quarantined: 0 })
  })

  it('wanted later stays undelivered, and is tried again after a while', async () => {
    await write()
    const later = { st: 'rejected', code: 'unavailable', retry: 'later' }
    between.meddle(
      at('/v1/sync/push', async (seen) =>
        Response.json({
          results: (seen.body as { events: { p: string }[] }).events.map(({ p }) => ({
            id: JSON.parse(p).id,
            ...later,
          })),
          time: new Date().toISOString(),
        }),
      ),
    )
    expect(await outcome()).toMatchObject({ code: 'unavailable' })
    expect(await readStatus(device)).toMatchObject({ undelivered: 1, quarantined: 0 })
  })

  it('answered for another id is not acted upon', async () => {
    await write()
    between.meddle(
      at('/v1/sync/push', async (_, pass) =>
        altered(await pass(), (json: { results: object[] }) => ({
          ...json,
          results: json.results.map((result) => ({ ...result, st: 'erased', id: anOrganisationId(1) })),
        })),
      ),
    )
    expect(await outcome()).toMatchObject({ code: 'feed_broken' })
    expect(await readStatus(device)).toMatchObject({ undelivered: 1, quarantined: 0 })
  })
})
