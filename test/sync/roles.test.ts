/** Devices that take no part in referrals: offers come to them, feeds are left alone, and nothing is trouble. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { hasCatalogue } from '../../extension/sync/catalogue.ts'
import { isNews } from '../../extension/sync/is-news.ts'
import { readStatus } from '../../extension/sync/status.ts'
import { syncStep } from '../../extension/sync/step.ts'
import { roles } from '../../shared/codes/role.ts'
import { anEnrolledDevice } from '../builders/a-device.ts'
import { aMeddler } from '../builders/a-meddler.ts'
import { aNetwork, type TestNetwork } from '../builders/a-network.ts'

let network: TestNetwork
beforeAll(async () => {
  network = await aNetwork()
})
afterAll(() => network.close())

it.each(roles.map(({ code }) => code))('%s', async (role) => {
  const between = aMeddler(network.send)
  const device = await anEnrolledDevice(network, { role, fetch: between.send })
  for (let round = 0; round < 2; round++) expect(await syncStep({ insist: true }, device)).toBe('done')
  const inFeed = role === 'professional'
  expect(between.seen.some(({ path }) => path.startsWith('/v1/sync/'))).toBe(inFeed)
  expect(between.seen.some(({ path }) => path === '/v1/catalogue/pull')).toBe(true)
  expect(await hasCatalogue(device)).toBe(true)
  const status = await readStatus(device)
  expect(status).toMatchObject({ phase: 'idle', undelivered: 0, lastConfirmedAt: expect.any(String) })
  expect(status.problem).toBeUndefined()
  const catalogue = await network.store().db.selectFrom('catalogue_head').select('head').executeTakeFirstOrThrow()
  expect(await isNews(device, { feed: 7, catalogue: catalogue.head })).toBe(inFeed)
  expect(await isNews(device, { feed: 0, catalogue: catalogue.head + 1 })).toBe(true)
})
