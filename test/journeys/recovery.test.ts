/** An organisation that begins on its own keys, prints its sheet, loses its only device and goes on from paper. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newSheet } from '../../extension/crypto/recovery-sheet.ts'
import { organisationId } from '../../server/demo/organisations/index.ts'
import { invite } from '../../server/enrolment/invite.ts'
import { sendSetUpForm } from '../../server/start/enrol-through-form.ts'
import type { RecoverAnswer } from '../../shared/protocol/keys.ts'
import { altered, at } from '../builders/a-meddler.ts'
import { go } from './address.ts'
import { aBareDesk, type Desk } from './desk.ts'
import { handOver, openOwn } from './handing-over.ts'
import { askedBack, confirmSheet, fillSheetForm, keys, type PrintedSheet, press, printSheet, setUp } from './keeping.ts'
import { aLiar } from './liar.ts'
import { aNetwork, type TestNetwork } from './network.ts'
import { anyTitle, common, delivered, eventually, problem, status, syncNow } from './panel.ts'

let network: TestNetwork
let first: Desk
let empty: Desk
let sheet: PrintedSheet
let code = ''
const told = { caseReference: 'Az. Kanarienvogel-7Q', ownWords: 'Kommt gern zu Fuß.' }

beforeAll(async () => {
  network = await aNetwork()
  ;[first, empty] = await Promise.all([aBareDesk(), aBareDesk()])
})
afterAll(async () => {
  await Promise.all([first, empty].map((desk) => desk.dispose()))
  await network.dispose()
})

const sealedOnServer = async () => (await network.events()).filter(({ x }) => x !== undefined).length

describe('the first device of an organisation', () => {
  it('makes the keys and is led to the sheet; what it seals waits for that', async () => {
    const { panel } = first
    const invitation = await invite(network.store(), { organisationId: organisationId('skf'), role: 'professional' })
    await sendSetUpForm(panel, network.url, invitation)
    await panel.getByRole('heading', { name: keys.first.title }).waitFor()
    await press(panel, keys.later)
    await panel.getByText(keys.first.notice).waitFor()
    code = await handOver(panel, { title: await anyTitle(panel), told })
    await syncNow(panel)
    await eventually(() => status(panel).innerText()).toContain(
      common.statusWaitingForSheet_one.replace('{{count}}', '1'),
    )
    expect(await sealedOnServer()).toBe(0)
  })

  it('is told which group of the paper was typed wrong, and by the right characters the sheet holds', async () => {
    sheet = await printSheet(first.browser)
    const asked = await askedBack(sheet)
    expect(asked).toHaveLength(6)
    for (const [at, { field, right }] of asked.entries()) await field.fill(at > 0 ? right : right === '7' ? '8' : '7')
    await press(sheet.page, keys.print.confirm)
    const wrong = keys.print.wrong_one.replace('{{groups}}', asked[0]?.group ?? '')
    await sheet.page.getByRole('alert').getByText(wrong).waitFor()
    expect(await sheet.page.getByText(keys.print.doneTitle).count()).toBe(0)
    await confirmSheet(sheet)
    await sheet.page.close()
  })

  it('delivers what had waited', async () => {
    await syncNow(first.panel)
    await eventually(() => status(first.panel).innerText()).toContain(delivered)
    await eventually(sealedOnServer).toBe(1)
  })
})

describe('the sheet, taken from the safe once a year', () => {
  it('is tried by typing it in, which tells it from another one and from a slip', async () => {
    const { panel } = first
    await go(panel, '/keys/sheet')
    await press(panel, keys.sheet.try)
    const field = panel.getByLabel(setUp.sheetCode)
    const written = sheet.groups.join('-')
    await field.fill(written.slice(0, -1) + (written.endsWith('0') ? '4' : '0'))
    await press(panel, keys.try.do)
    await panel.getByText(setUp.sheetUnreadable).waitFor()
    await field.fill((await newSheet()).code)
    await press(panel, keys.try.do)
    await panel.getByText(keys.try.wrongTitle).waitFor()
    await field.fill(written.toLowerCase())
    await press(panel, keys.try.do)
    await panel.getByText(keys.try.rightTitle).waitFor()
  })
})

describe('an empty browser with the sheet alone', () => {
  it('is told that a code was copied wrongly, before anything is asked of the server', async () => {
    const { panel } = empty
    const written = sheet.groups.join('-')
    const wrong = written.slice(0, -1) + (written.endsWith('0') ? '4' : '0')
    await fillSheetForm(panel, network.url, wrong)
    await press(panel, setUp.recover)
    await panel.getByText(setUp.sheetUnreadable).first().waitFor()
  })

  it('believes nothing of a server whose keys are not the sheet’s, and says what to do', async () => {
    const { panel } = empty
    const liar = await aLiar(network.url)
    try {
      liar.meddle(
        at('/v1/recover', async (_, pass) =>
          altered(await pass(), (answer: RecoverAnswer) => ({ ...answer, bind: 'A'.repeat(43) })),
        ),
      )
      await panel.getByLabel(setUp.server).fill(liar.url)
      await panel.getByLabel(setUp.sheetCode).fill(sheet.groups.join('-'))
      await press(panel, setUp.recover)
      const alarm = panel.getByRole('alert').filter({ hasText: setUp.sheetOtherKeysTitle })
      await alarm.getByText(setUp.sheetOtherKeys).waitFor()
    } finally {
      await liar.close()
    }
    await panel.getByLabel(setUp.server).fill(network.url)
  })

  it('opens what the lost device had sealed', async () => {
    const { panel } = empty
    await panel.getByLabel(setUp.sheetCode).fill(sheet.groups.join(' ').toLowerCase())
    await press(panel, setUp.recover)
    await panel.getByText(keys.devices.lostTitle, { exact: true }).waitFor()
    await openOwn(panel, code)
    await panel.getByText(told.caseReference).first().waitFor()
    await panel.getByText(told.ownWords).first().waitFor()
  })

  it('shuts the lost device out, which is told so when it turns up', async () => {
    const { panel } = empty
    await go(panel, '/keys/devices/recovered')
    const others = panel.getByRole('listitem').filter({ hasText: keys.devices.keeper })
    await others.filter({ hasNotText: keys.devices.own }).getByRole('button', { name: keys.devices.revoke }).click()
    await panel.getByRole('dialog').getByRole('button', { name: keys.devices.revoke, exact: true }).click()
    await panel.getByRole('dialog').waitFor({ state: 'hidden' })
    await panel.getByText(keys.devices.revokedCount_one.replace('{{count}}', '1')).waitFor()
    await syncNow(first.panel)
    await first.panel.getByText(problem.device_revoked.title).first().waitFor()
  })

  it('needs a new sheet, for the old one opens nothing any more', async () => {
    await go(empty.panel, '/keys/sheet')
    await press(empty.panel, keys.sheet.replace)
    const fresh = await printSheet(empty.browser)
    expect(fresh.groups).not.toEqual(sheet.groups)
    await confirmSheet(fresh)
    const another = await aBareDesk()
    try {
      const { panel } = another
      await fillSheetForm(panel, network.url, sheet.groups.join('-'))
      await press(panel, setUp.recover)
      await panel.getByText(problem.sheet_invalid.title).first().waitFor()
    } finally {
      await another.dispose()
    }
  })
})
