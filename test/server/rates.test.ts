import { describe, expect, it } from 'vitest'
import { type AppDeps, createApp } from '../../server/app.ts'
import { invite } from '../../server/enrolment/invite.ts'
import { openStore } from '../../server/store/open.ts'
import { aServer, receiver, sender } from '../builders/a-server.ts'
import { deviceKeys, enrolRequest } from '../builders/an-enrolled-device.ts'

/** Requests as they come over a socket from `peer`. */
async function aDoor(deps: Partial<AppDeps>) {
  const store = await openStore('sqlite::memory:')
  const server = await aServer(store)
  const app = createApp({ store, now: () => server.clock.now, ...deps })
  const knock = async (peer: string, forwarded?: string, path = '/v1/hello', init: RequestInit = {}) => {
    const headers = { ...init.headers, ...(forwarded === undefined ? {} : { 'X-Forwarded-For': forwarded }) }
    const env = { incoming: { socket: { remoteAddress: peer } } }
    return await app.request(path, { ...init, headers }, env)
  }
  const statuses = async (count: number, one: (at: number) => Promise<Response>) => {
    const all: number[] = []
    for (let at = 0; at < count; at++) all.push((await one(at)).status)
    return all
  }
  return { ...server, app, knock, statuses }
}

const full = { status: 429, error: 'too_many_requests' }

describe('the limit by address', () => {
  it('holds up the address that asks too much, says when to come again, and no other', async () => {
    const { knock, statuses } = await aDoor({ rates: { perAddressPerMinute: 3 } })
    expect(await statuses(3, () => knock('192.0.2.1'))).toEqual([200, 200, 200])
    const refused = await knock('192.0.2.1')
    const { retryAfter } = (await refused.clone().json()) as { retryAfter: number }
    expect(await refused.json()).toMatchObject(full)
    expect(retryAfter).toSatisfy((seconds: number) => seconds >= 1 && seconds <= 60)
    expect(refused.headers.get('Retry-After')).toBe(String(retryAfter))
    expect(refused.headers.get('Content-Type')).toBe('application/problem+json')
    expect((await knock('192.0.2.2')).status).toBe(200)
  })

  it('is not escaped by writing other addresses into X-Forwarded-For', async () => {
    const { knock, statuses } = await aDoor({ rates: { perAddressPerMinute: 2 } })
    expect(await statuses(4, (at) => knock('192.0.2.1', `203.0.113.${at}`))).toEqual([200, 200, 429, 429])
  })

  it('is not escaped by random tokens', async () => {
    const { knock, statuses } = await aDoor({ rates: { perAddressPerMinute: 2 } })
    const guess = (at: number) =>
      knock('192.0.2.1', undefined, '/v1/devices', {
        headers: { Authorization: `Bearer rt_0000000${at}_${'A'.repeat(43)}` },
      })
    expect(await statuses(4, guess)).toEqual([401, 401, 429, 429])
  })

  it('counts an IPv6 network as one, and an IPv4 address the same in both forms', async () => {
    const { knock, statuses } = await aDoor({ rates: { perAddressPerMinute: 2 } })
    expect(await statuses(3, (at) => knock(`2001:db8:1:2::${at + 1}`))).toEqual([200, 200, 429])
    expect((await knock('2001:db8:1:3::1')).status).toBe(200)
    expect(await statuses(3, (at) => knock(at % 2 ? '192.0.2.9' : '::ffff:192.0.2.9'))).toEqual([200, 200, 429])
  })

  it('believes a configured proxy, and only what that proxy itself has seen', async () => {
    const { knock, statuses } = await aDoor({ rates: { perAddressPerMinute: 2 }, trustedProxies: ['192.0.2.100'] })
    expect(await statuses(3, (at) => knock('192.0.2.100', `203.0.113.${at}`))).toEqual([200, 200, 200])
    const forged = (at: number) => knock('192.0.2.100', `198.51.100.${at}, 203.0.113.77`)
    expect(await statuses(3, forged)).toEqual([200, 200, 429])
    const nonsense = (at: number) => knock('192.0.2.100', `random-${at}`)
    expect(await statuses(3, nonsense)).toEqual([200, 200, 429])
  })
})

describe('the limit by device', () => {
  it('holds up one device and not its colleague', async () => {
    const { enrol, app } = await aDoor({ rates: { perDevicePerMinute: 2 } })
    const [busy, colleague] = [await enrol(sender), await enrol(sender)]
    const ask = async (token: string) =>
      (await app.request('/v1/catalogue/snapshot', { headers: { Authorization: `Bearer ${token}` } })).status
    expect([await ask(busy.tokens.access), await ask(busy.tokens.access)]).toEqual([200, 200])
    expect(await ask(busy.tokens.access)).toBe(429)
    expect(await ask(colleague.tokens.access)).toBe(200)
  })
})

describe('the limit by bytes a day', () => {
  it('counts a device and its organisation, and begins anew the next day', async () => {
    const rates = { bytesPerDevicePerDay: 1000, bytesPerOrganisationPerDay: 1500 }
    const { enrol, app, clock } = await aDoor({ rates })
    const [one, two, elsewhere] = [await enrol(sender), await enrol(sender), await enrol(receiver)]
    const body = JSON.stringify({ events: [{ p: 'x'.repeat(560), s: '' }] })
    const push = async (token: string, sent: BodyInit = body) => {
      const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
      const init = { method: 'POST', body: sent, headers, duplex: 'half' } as RequestInit
      return (await app.request('/v1/sync/push', init)).status
    }
    expect([await push(one.tokens.access), await push(one.tokens.access)]).toEqual([200, 429])
    expect([await push(two.tokens.access), await push(two.tokens.access)]).toEqual([200, 429])
    expect(await push(elsewhere.tokens.access)).toBe(200)
    expect(await push(elsewhere.tokens.access, new Blob([body]).stream())).toBe(429)
    clock.now = Date.parse('2026-03-03T00:00:01Z')
    expect(await push((await enrol(sender)).tokens.access)).toBe(200)
  })
})

describe('the limit on redeeming codes', () => {
  it('is ten wrong tries an hour for an address; redeemed codes do not count', async () => {
    const { knock, statuses, store, clock } = await aDoor({})
    const headers = { 'Content-Type': 'application/json' }
    const redeem = async () => {
      const code = await invite(store, { organisationId: sender, role: 'professional' }, 'operator', clock.now)
      const body = JSON.stringify(enrolRequest(code, deviceKeys()))
      return await knock('192.0.2.1', undefined, '/v1/enrol', { method: 'POST', body, headers })
    }
    expect(await statuses(12, redeem)).toEqual(Array(12).fill(200))
    const body = JSON.stringify({
      invitation: '00000000',
      auth: 'A'.repeat(43),
      device: { id: sender, signKey: 'A'.repeat(43), agreeKey: 'A'.repeat(43), client: '0.1.0' },
    })
    const guess = (peer: string) => knock(peer, undefined, '/v1/enrol', { method: 'POST', body, headers })
    expect(await statuses(12, () => guess('192.0.2.1'))).toEqual([...Array<number>(10).fill(404), 429, 429])
    expect((await guess('192.0.2.2')).status).toBe(404)
  })
})

describe('the limit on renewals', () => {
  it('counts the refused ones of an address, and holds up no other', async () => {
    const { knock, statuses } = await aDoor({ rates: { refusedRenewalsPerHour: 3 } })
    const headers = { 'Content-Type': 'application/json' }
    const body = JSON.stringify({ device: sender, challenge: 'x', signature: 'A'.repeat(86) })
    const ask = (peer: string) => knock(peer, undefined, '/v1/auth/renew', { method: 'POST', body, headers })
    expect(await statuses(5, () => ask('192.0.2.1'))).toEqual([401, 401, 401, 429, 429])
    expect((await ask('192.0.2.2')).status).toBe(401)
  })
})
