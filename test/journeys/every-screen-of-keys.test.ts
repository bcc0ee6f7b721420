/** The screens of devices, keys and lock, in every view; `every-screen.test.ts` has those of the daily work. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newSheet } from '../../extension/crypto/recovery-sheet.ts'
import { organisationId } from '../../server/demo/organisations/index.ts'
import { invite } from '../../server/enrolment/invite.ts'
import { revokeDevice } from '../../server/enrolment/revoke.ts'
import { eraseReferral } from '../../server/feeds/erase.ts'
import { readErasures } from '../../server/feeds/erasure-proof.ts'
import { awaitEverybody } from '../../server/keys/returning.ts'
import { sendSetUpForm } from '../../server/start/enrol-through-form.ts'
import { deviceName } from '../../shared/device-name.ts'
import { words } from '../../shared/words/index.ts'
import { aComputerOfFingers } from '../browsers/authenticator.ts'
import { go } from './address.ts'
import { aBareDesk, type Desk } from './desk.ts'
import { handOver, receiverOffer } from './handing-over.ts'
import { faultsInAllViews } from './in-all-views.ts'
import {
  askedBack,
  atTheDoor,
  confirmSheet,
  keys,
  makeInvitation,
  type PrintedSheet,
  press,
  printSheet,
  revoke,
  setUp,
  sixWords,
  waitingName,
} from './keeping.ts'
import { aNetwork, type TestNetwork } from './network.ts'
import { eventually, logReferral, problem, syncNow, undoIsOver } from './panel.ts'

const { erasures } = words.de
const pin = '428571'
let network: TestNetwork
/** The first device of an organisation without keys. */
let keeper: Desk
let second: Desk
let sheet: PrintedSheet
let name = ''

beforeAll(async () => {
  network = await aNetwork({ offers: 60 })
  // Somebody to compare words with: the first code founds an organisation's keys.
  await network.invitation(organisationId('drk-drachennest'))
  ;[keeper, second] = await Promise.all([aBareDesk(), aBareDesk()])
})
afterAll(async () => {
  await Promise.all([keeper, second].map((desk) => desk.dispose()))
  await network.dispose()
})

const operatorCode = () => invite(network.store(), { organisationId: organisationId('skf'), role: 'professional' })

/** Opens a screen of the keeper and waits for its heading. */
async function open(address: string, heading: string): Promise<Page> {
  await go(keeper.panel, address)
  await keeper.panel.getByRole('heading', { level: 1, name: heading }).waitFor()
  return keeper.panel
}

/** In the order in which people meet them; each answers the page it is seen in. */
const screens: Record<string, () => Promise<Page>> = {
  'set-up by the sheet': async () => {
    await second.panel.getByRole('link', { name: setUp.bySheet }).click()
    await press(second.panel, setUp.recover)
    await second.panel.locator('[aria-invalid=true]').first().waitFor()
    return second.panel
  },
  'first device': async () => {
    await sendSetUpForm(keeper.panel, network.url, await operatorCode())
    await keeper.panel.getByRole('heading', { name: keys.first.title }).waitFor()
    return keeper.panel
  },
  'search, while the sheet is missing': async () => {
    await press(keeper.panel, keys.later)
    await keeper.panel.getByText(keys.first.notice).waitFor()
    return keeper.panel
  },
  'sheet, none there': () => open('/keys/sheet', keys.sheet.title),
  'sheet in its tab': async () => {
    sheet = await printSheet(keeper.browser)
    return sheet.page
  },
  'sheet, typed back wrongly': async () => {
    for (const { field, right } of await askedBack(sheet)) await field.fill(right === '7' ? '8' : '7')
    await press(sheet.page, keys.print.confirm)
    await sheet.page.getByRole('alert').first().waitFor()
    return sheet.page
  },
  'sheet, confirmed': async () => {
    await confirmSheet(sheet)
    return sheet.page
  },
  'sheet, one that holds': async () => {
    await sheet.page.close()
    return open('/keys/sheet', keys.sheet.title)
  },
  'sheet, another one tried': async () => {
    await press(keeper.panel, keys.sheet.try)
    await keeper.panel.getByLabel(setUp.sheetCode).fill((await newSheet()).code)
    await press(keeper.panel, keys.try.do)
    await keeper.panel.getByText(keys.try.wrongTitle).waitFor()
    return keeper.panel
  },
  'what is lost': () => open('/keys/lost', keys.lost.title),
  'other organisations': async () => {
    await open('/keys/partners', keys.partners.title)
    await keeper.panel.locator('details > summary').first().click()
    return keeper.panel
  },
  'other organisations, words that differ': async () => {
    await press(keeper.panel, keys.partners.different)
    await keeper.panel.getByText(keys.partners.differentTitle).waitFor()
    return keeper.panel
  },
  'other organisations, one stopped': async () => {
    await press(keeper.panel, keys.partners.differentDo)
    await keeper.panel.getByRole('region', { name: keys.partners.blockedTitle }).waitFor()
    return keeper.panel
  },
  invitation: () => open('/keys/invite', keys.invite.title),
  'invitation, made': async () => {
    await makeInvitation(keeper.panel)
    return keeper.panel
  },
  waiting: async () => {
    await go(second.panel, '/set-up')
    await sendSetUpForm(second.panel, network.url, await operatorCode())
    name = await waitingName(second.panel)
    await sixWords(second.panel)
    return second.panel
  },
  'devices, one at the door': async () => {
    await open('/keys/devices', keys.devices.title)
    await sixWords(atTheDoor(keeper.panel, name))
    return keeper.panel
  },
  'devices, shutting one out': async () => {
    await press(second.panel, keys.waiting.wordsSame)
    await atTheDoor(keeper.panel, name).getByRole('button', { name: keys.devices.admitWords }).click()
    await second.panel.getByRole('heading', { name: keys.waiting.title }).waitFor({ state: 'hidden' })
    await keeper.panel.getByRole('button', { name: `${name} sperren` }).click()
    await keeper.panel.getByRole('dialog').waitFor()
    return keeper.panel
  },
  'devices, of one who may only look': async () => {
    await keeper.panel.keyboard.press('Escape')
    await go(second.panel, '/keys/devices')
    await second.panel.getByText(keys.devices.readOnlyTitle).waitFor()
    return second.panel
  },
  'devices, one awaited since a restore': async () => {
    await awaitEverybody(network.store().db)
    await open('/keys/devices', keys.devices.title)
    await keeper.panel.getByText(keys.devices.awaitedTitle_one.replace('{{count}}', '1')).waitFor()
    return keeper.panel
  },
  'devices, going on without it': async () => {
    await press(keeper.panel, keys.devices.goOn)
    await keeper.panel.getByRole('dialog').waitFor()
    return keeper.panel
  },
  'devices, one shut out on the server alone': async () => {
    await press(keeper.panel, keys.devices.goOnDo)
    await keeper.panel.getByText(keys.devices.awaited, { exact: true }).waitFor({ state: 'hidden' })
    const { db } = network.store()
    const admitted = await db.selectFrom('device').selectAll().where('org_id', '=', organisationId('skf')).execute()
    const device = admitted.find(({ id }) => name.endsWith(deviceName(id)))?.id ?? ''
    await revokeDevice(network.store(), { device, actor: 'operator' })
    await go(keeper.panel, '/')
    await keeper.panel.reload()
    await keeper.panel.getByText(keys.devices.endedCount_one.replace('{{count}}', '1')).waitFor()
    await open('/keys/devices', keys.devices.title)
    await keeper.panel.getByText(keys.devices.endedHint).waitFor()
    return keeper.panel
  },
  'device that was shut out': async () => {
    await revoke(keeper.panel, name)
    await syncNow(second.panel)
    await second.panel.getByText(problem.device_revoked.title).first().waitFor()
    return second.panel
  },
  'security messages, none': async () => {
    await open('/keys/messages', keys.alarm.title)
    return keeper.panel
  },
  'security messages': async () => {
    const { panel } = keeper
    await panel.evaluate(
      (org) =>
        new Promise<void>((done, failed) => {
          const opening = indexedDB.open('kettenglied')
          opening.onerror = () => failed(opening.error)
          opening.onsuccess = () => {
            const writing = opening.result.transaction('alarms', 'readwrite')
            const alarms = writing.objectStore('alarms')
            alarms.put({ id: 'alarm-1', code: 'key_changed', org, at: Date.now() })
            alarms.put({ id: 'alarm-2', code: 'forged', at: Date.now(), seenAt: Date.now() })
            writing.oncomplete = () => {
              opening.result.close()
              done()
            }
          }
        }),
      organisationId('drk-drachennest'),
    )
    // The page follows what it writes itself; this was written past it.
    await panel.reload()
    await open('/keys/messages', keys.alarm.title)
    await panel.getByText(problem.key_changed.title).first().waitFor()
    return panel
  },
  'search, with an alarm above': async () => {
    await go(keeper.panel, '/')
    await keeper.panel.getByRole('alert').getByText(problem.key_changed.title).waitFor()
    return keeper.panel
  },
  'erasures, none': async () => {
    await open('/keys/erasures', erasures.title)
    await keeper.panel.getByText(erasures.none).waitFor()
    return keeper.panel
  },
  'erasures, of which one has not reached all devices': async () => {
    const { panel } = keeper
    await logReferral(panel, { title: receiverOffer })
    await undoIsOver(panel)
    // The device of the other organisation is never opened.
    await handOver(panel, { title: receiverOffer })
    const refs = async () => [...new Set((await network.events()).map(({ ref }) => ref))]
    await eventually(async () => (await refs()).length).toBe(2)
    for (const ref of await refs()) await eraseReferral(network.store(), ref, 'retention')
    const proven = async () => {
      await syncNow(panel)
      const proofs = await readErasures(network.store().db, Date.now(), organisationId('skf'))
      return proofs.map(({ processed, devices }) => `${processed}/${devices}`).sort()
    }
    await eventually(proven).toEqual(['1/1', '1/2'])
    await open('/keys/erasures', erasures.title)
    await panel.getByText(erasures.processed.replace('{{processed}}', '1').replace('{{devices}}', '2')).waitFor()
    await panel.getByText(erasures.open_one.replace('{{count}}', '1')).waitFor()
    return panel
  },
  'lock, off': () => open('/keys/lock', keys.lock.title),
  'lock, on': async () => {
    const { panel } = keeper
    await aComputerOfFingers(panel)
    await panel.getByLabel(keys.lock.pinNew, { exact: true }).fill(pin)
    await panel.getByLabel(keys.lock.pinRepeat).fill(pin)
    await press(panel, keys.lock.turnOn)
    await panel.getByText(keys.lock.on).waitFor()
    for (const folded of [keys.lock.passkeyTitle, keys.lock.change, keys.lock.turnOff])
      await panel.locator('summary').filter({ hasText: folded }).click()
    return panel
  },
  'lock, with a passkey': async () => {
    const { panel } = keeper
    await panel.getByLabel(keys.lock.pinInstead).fill(pin)
    await press(panel, keys.lock.passkeyAdd)
    await panel.getByText(keys.lock.passkeyOn).waitFor()
    return panel
  },
  locked: async () => {
    await keeper.panel.keyboard.press('Alt+l')
    await keeper.panel.getByRole('heading', { name: keys.lock.lockedTitle }).waitFor()
    return keeper.panel
  },
  'locked, looking for offers': async () => {
    await press(keeper.panel, keys.lock.findAnyway)
    await keeper.panel.getByText(keys.lock.findLocked).waitFor()
    return keeper.panel
  },
}

describe.each(Object.entries(screens))('the screen “%s”', (_name, reach) => {
  it('breaks no rule of accessibility and never scrolls sideways', async () => {
    expect(await faultsInAllViews(await reach())).toEqual([])
  })
})
