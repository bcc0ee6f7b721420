/** No network, a dead browser, a broken database: what was entered is not lost. */
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { handoverCode } from '../../shared/referral/handover-code.ts'
import { extensionId } from '../browsers/browser.ts'
import { aDesk, type Desk } from './desk.ts'
import { aNetwork, type TestNetwork } from './network.ts'
import {
  anyTitle,
  chooseDepth,
  chooseNeed,
  common,
  delivered,
  eventually,
  goTo,
  listed,
  log,
  logReferral,
  needChip,
  openOffer,
  referrals,
  startReferral,
  status,
  sync,
  syncNow,
  undoIsOver,
} from './panel.ts'

let network: TestNetwork
let desk: Desk
let title: string

beforeAll(async () => {
  network = await aNetwork()
  desk = await aDesk(network, { organisation: 'jugendamt-kreis' })
  title = await anyTitle(desk.panel)
})
afterAll(async () => {
  await desk.dispose()
  await network.dispose()
})

const arrivedCodes = async () => (await network.events()).map(({ ref }) => handoverCode(ref))

describe('without network', () => {
  it('finds and logs, survives a kill of the browser, and delivers when the server is back', async () => {
    await network.goOffline()
    const code = await logReferral(desk.panel, { title })
    await desk.crashAndReopen()
    await goTo(desk.panel, common.navReferrals)
    await listed(desk.panel, code).waitFor()
    await listed(desk.panel, code).getByText(referrals.undelivered).waitFor()

    await network.comeBack()
    await syncNow(desk.panel)
    await eventually(arrivedCodes).toContain(code)
    await eventually(() => status(desk.panel).textContent()).toMatch(delivered)
  })

  it('keeps a draft through the closing of the panel and a kill of the browser', async () => {
    await openOffer(desk.panel, title)
    await startReferral(desk.panel)
    await chooseDepth(desk.panel, 'accompanied')
    await chooseNeed(desk.panel, 'parenting_uncertainty')
    await desk.panel.getByText(log.more, { exact: true }).click()
    await desk.panel.getByLabel(log.ownWords).pressSequentially('Gespräch am Küchentisch')
    await desk.closePanel()
    await desk.reopenPanel()
    await goTo(desk.panel, common.navReferrals)
    await desk.panel.getByRole('region', { name: referrals.drafts }).getByText(title).waitFor()

    await desk.crashAndReopen()
    await goTo(desk.panel, common.navReferrals)
    await desk.panel.getByRole('region', { name: referrals.drafts }).getByRole('link').click()
    await desk.panel.getByRole('group', { name: log.depth }).waitFor()
    await expect.poll(() => needChip(desk.panel, 'parenting_uncertainty').getAttribute('aria-pressed')).toBe('true')
    await desk.panel.getByText(log.more, { exact: true }).click()
    await expect.poll(() => desk.panel.getByLabel(log.ownWords).inputValue()).toBe('Gespräch am Küchentisch')
  })

  it('gets over a local database that was destroyed, and still delivers what it had not', async () => {
    await network.goOffline()
    const code = await logReferral(desk.panel, { title })
    await undoIsOver(desk.panel)
    await desk.crashAndReopen(() => destroyDatabase(desk.browser.profile))
    await desk.panel.getByText(sync.databaseLost).first().waitFor()
    await network.comeBack()
    await syncNow(desk.panel)
    await eventually(arrivedCodes).toContain(code)
    await goTo(desk.panel, common.navReferrals)
    await listed(desk.panel, code).waitFor()
    await openOffer(desk.panel, title)
  })
})

/** Overwrites every file of the extension's IndexedDB, as a failing disk might. */
function destroyDatabase(profile: string): void {
  const folder = join(profile, 'Default/IndexedDB', `chrome-extension_${extensionId}_0.indexeddb.leveldb`)
  for (const name of readdirSync(folder)) writeFileSync(join(folder, name), 'destroyed')
}
