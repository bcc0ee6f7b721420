/** The extension's version: the server hears it with every request, and a newer one tries again what an older one could not. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { authorEvent } from '../../extension/events/author.ts'
import type { Device } from '../../extension/store/device.ts'
import { isOlder } from '../../extension/sync/is-older.ts'
import { readStatus } from '../../extension/sync/status.ts'
import { syncStep } from '../../extension/sync/step.ts'
import { anEnrolledDevice } from '../builders/a-device.ts'
import { aMeddler, at } from '../builders/a-meddler.ts'
import { aNetwork, anOrganisationId, type TestNetwork } from '../builders/a-network.ts'
import { requestedFactsOf } from '../builders/a-referral.ts'

type PushBody = { events: { p: string }[] }

let network: TestNetwork
beforeAll(async () => {
  network = await aNetwork()
})
afterAll(() => network.close())

it('is said with every request', async () => {
  const heard: (string | null)[] = []
  const fetch: Device['fetch'] = (url, request) => {
    heard.push(new Headers(request.headers).get('X-Kettenglied-Client'))
    return network.send(url, request)
  }
  const device = await anEnrolledDevice(network, { fetch, version: '0.4.2' })
  expect(await syncStep({}, device)).toBe('done')
  expect(heard.length).toBeGreaterThan(4)
  expect(new Set(heard)).toEqual(new Set(['0.4.2']))
})

it('that is too old for the server asks for an update, and nothing is lost', async () => {
  const device = await anEnrolledDevice(network, { version: '0.4.2' })
  await authorEvent({ type: 'requested', facts: requestedFactsOf(), to: anOrganisationId(1) }, {}, device)
  expect(await syncStep({}, { ...device, version: '0.0.9' })).toMatchObject({ code: 'upgrade_required' })
  expect(await readStatus(device)).toMatchObject({ undelivered: 1, quarantined: 0 })
  expect(await syncStep({ insist: true }, device)).toBe('done')
  expect((await readStatus(device)).undelivered).toBe(0)
})

it('newer than the last one: what was put aside for want of it is sent again, once', async () => {
  const between = aMeddler(network.send)
  const device = await anEnrolledDevice(network, { fetch: between.send, version: '0.9.0' })
  expect(await syncStep({}, device)).toBe('done')
  await authorEvent({ type: 'requested', facts: requestedFactsOf(), to: anOrganisationId(1) }, {}, device)
  between.meddle(
    at('/v1/sync/push', (seen) => {
      const results = (seen.body as PushBody).events.map(({ p }) => ({
        id: JSON.parse(p).id,
        st: 'rejected',
        code: 'unknown_code',
        retry: 'after_upgrade',
      }))
      return Response.json({ results, time: new Date().toISOString() })
    }),
  )
  const pushes = async (version: string) => {
    between.seen.length = 0
    expect(await syncStep({ insist: true }, { ...device, version })).toBe('done')
    return between.seen.filter(({ path }) => path === '/v1/sync/push').length
  }
  expect(await pushes('0.9.0')).toBe(1)
  expect(await readStatus(device)).toMatchObject({ undelivered: 0, quarantined: 1 })
  expect([await pushes('0.9.0'), await pushes('0.8.0')]).toEqual([0, 0])
  expect([await pushes('0.10.0'), await pushes('0.10.0')]).toEqual([1, 0])
  expect(await readStatus(device)).toMatchObject({ undelivered: 0, quarantined: 1 })
  between.meddle(undefined)
  expect(await pushes('0.11.0')).toBe(1)
  expect(await readStatus(device)).toMatchObject({ undelivered: 0, quarantined: 0 })
})

it.each([
  ['0.9.1', '0.10.0', true],
  ['0.10.0', '0.9.1', false],
  ['1.0.0', '1.0.0', false],
  ['1.0', '1.0.1', true],
])('%s is older than %s: %s', (version, than, older) => {
  expect(isOlder(version, than)).toBe(older)
})
