/** The browser that `npm start` opens, here without a window. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { organisationId } from '../../server/demo/organisations/index.ts'
import { findBrowser } from '../../server/start/find-browser.ts'
import { openBrowser } from '../../server/start/open-browser.ts'
import { aNetwork, type TestNetwork } from './network.ts'

let network: TestNetwork
const profile = mkdtempSync(join(tmpdir(), 'kettenglied-browser-'))

beforeAll(async () => {
  network = await aNetwork({ offers: 60 })
})
afterAll(async () => {
  await network.dispose()
  rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
})

it('is enrolled the first time, and still is the next time', async () => {
  let invitations = 0
  const open = () =>
    openBrowser({
      executable: findBrowser() ?? 'chromium',
      extension: inject('extension'),
      profile,
      address: network.url,
      headless: true,
      invitation: () => {
        invitations++
        return network.invitation(organisationId('jugendamt-kreis'))
      },
    })
  await (await open()).close()
  await (await open()).close()
  expect(invitations).toBe(1)
  const others = network.store().db.selectFrom('device').select('org_id').where('client', '!=', 'demo')
  expect(await others.execute()).toEqual([{ org_id: organisationId('jugendamt-kreis') }])
})
