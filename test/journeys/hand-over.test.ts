/** Two organisations and three devices: a family is handed over with contact data, and both see what became of it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeLabel } from '../../shared/codes/index.ts'
import { handoverCode } from '../../shared/referral/handover-code.ts'
import { aDesk, type Desk } from './desk.ts'
import {
  act,
  handOver,
  inbox,
  incoming,
  openIncoming,
  openOwn,
  receiver,
  receiverOffer,
  shows,
} from './handing-over.ts'
import { aNetwork, type TestNetwork } from './network.ts'
import { eventually, goTo, log, logReferral, referrals, syncNow, undoIsOver } from './panel.ts'

let network: TestNetwork
let sender: Desk
let colleague: Desk
let centre: Desk

const told = {
  name: 'Kanarienvogel7Q',
  phone: '0999 7',
  message: 'Bitte nachmittags anrufen.',
  caseReference: 'Az. 7Q/26',
  ownWords: 'Kommt gern zu Fuß.',
}

beforeAll(async () => {
  network = await aNetwork()
  ;[sender, colleague] = await Promise.all([
    aDesk(network, { organisation: 'jugendamt-kreis' }),
    aDesk(network, { organisation: 'jugendamt-kreis' }),
  ])
  centre = await aDesk(network, { organisation: receiver })
})
afterAll(async () => {
  await Promise.all([sender, colleague, centre].map((desk) => desk.dispose()))
  await network.dispose()
})

/** The receiver's message: too long at first, then left and taken up again, as when a family comes in between. */
async function writesBack(text: string): Promise<void> {
  const { panel } = centre
  const open = () => panel.getByRole('button', { name: /^Nachricht an / }).click()
  const field = panel.getByRole('textbox', { name: referrals.message })
  const send = panel.getByRole('button', { name: referrals.messageSend })
  await open()
  await field.fill('x'.repeat(4_001))
  await panel.getByText(log.tooLong_one.replace('{{count}}', '1')).waitFor()
  expect(await field.inputValue()).toHaveLength(4_001)
  await send.click()
  await field.fill(text)
  await panel.keyboard.press('Escape')
  await field.waitFor({ state: 'hidden' })
  await open()
  await expect.poll(() => field.inputValue()).toBe(text)
  await send.click()
  await field.waitFor({ state: 'hidden' })
  await undoIsOver(panel)
}

describe('a family that is handed over with its contact data', () => {
  let code = ''

  it('stands in the receiver’s inbox, with a number on the icon, and opens there', async () => {
    code = await handOver(sender.panel, { title: receiverOffer, told })
    await goTo(centre.panel, inbox.navigation)
    await incoming(centre.panel, code).getByText(inbox.withContact).waitFor()
    await eventually(() => centre.panel.evaluate('chrome.action.getBadgeText({})')).toBe('1')
    await openIncoming(centre.panel, code)
    await shows(centre.panel, told.name)
    await centre.panel.getByText(told.message).waitFor()
    expect(await centre.panel.getByText(told.caseReference).count()).toBe(0)
    expect(await centre.panel.getByText(told.ownWords).count()).toBe(0)
  })

  it('is opened by a colleague of the sender too, with what only the own organisation may read', async () => {
    await syncNow(colleague.panel)
    await openOwn(colleague.panel, code)
    await colleague.panel.getByText(told.caseReference).waitFor()
    await colleague.panel.getByText(told.ownWords).first().waitFor()
  })

  it('is accepted, arrives and is completed, and the sender sees each step', async () => {
    await openOwn(sender.panel, code)
    await act(centre.panel, 'accepted')
    // The button that was pressed is gone: the next key goes on from the heading it stood under.
    await expect
      .poll(() => centre.panel.evaluate(() => document.activeElement?.textContent))
      .toBe(referrals.actionsReceiver)
    await shows(sender.panel, referrals.status.accepted)
    await writesBack('Der Kanarienvogel kommt zu Fuß.')
    await sender.panel.getByText('Der Kanarienvogel kommt zu Fuß.').waitFor()
    await act(centre.panel, 'arrived')
    await shows(sender.panel, referrals.status['in-progress'])
    await act(centre.panel, 'completed', { outcome: codeLabel('outcome', 'need_met', 'de') })
    await shows(sender.panel, referrals.status.completed)
    const events = await network.events()
    expect(events.filter(({ x }) => x !== undefined).map(({ t }) => t)).toEqual(
      expect.arrayContaining(['shared', 'noted']),
    )
    expect(JSON.stringify(events)).not.toMatch(/Kanarienvogel|7Q\/26|nachmittags|zu Fuß/)
  })
})

describe('a family that stands at the desk with its code', () => {
  it('is found in the inbox by the code, however it is typed', async () => {
    const code = await handOver(sender.panel, { title: receiverOffer })
    await goTo(centre.panel, inbox.navigation)
    await incoming(centre.panel, code).waitFor()
    await centre.panel.getByRole('textbox', { name: inbox.desk }).fill(code.toLowerCase().replaceAll('-', ' '))
    await centre.panel.getByRole('button', { name: inbox.deskFind }).click()
    await shows(centre.panel, receiverOffer)
    await act(centre.panel, 'arrived')
    await openOwn(sender.panel, code)
    await shows(sender.panel, referrals.status['in-progress'])
  })

  it('closes the loop where nothing had travelled, once the sender takes its arrival over', async () => {
    const code = await logReferral(sender.panel, { title: receiverOffer })
    await undoIsOver(sender.panel)
    await eventually(async () => (await network.events()).map(({ ref }) => handoverCode(ref))).toContain(code)
    await goTo(centre.panel, inbox.navigation)
    await centre.panel.getByRole('textbox', { name: inbox.desk }).fill(code)
    await centre.panel.getByRole('button', { name: inbox.deskFind }).click()
    await centre.panel.getByLabel(inbox.arrivalYes).check()
    await centre.panel.getByRole('button', { name: inbox.arrivalSave }).click()
    await shows(centre.panel, referrals.status['in-progress'])
    await undoIsOver(centre.panel)
    await openOwn(sender.panel, code)
    await sender.panel.getByRole('button', { name: referrals.reportedTake }).click()
    await shows(sender.panel, referrals.status['in-progress'])
  })

  it('may come before its hand-over: the arrival is kept without a network and taken over later', async () => {
    await network.goOffline()
    const code = await handOver(sender.panel, { title: receiverOffer })
    await goTo(centre.panel, inbox.navigation)
    await centre.panel.getByRole('textbox', { name: inbox.desk }).fill(code)
    await centre.panel.getByRole('button', { name: inbox.deskFind }).click()
    await centre.panel.getByText(inbox.arrivalUnsureText).waitFor()
    await centre.panel.getByLabel(inbox.arrivalNo).check()
    await centre.panel.getByRole('button', { name: inbox.arrivalSave }).click()
    await shows(centre.panel, referrals.status['in-progress'])
    await undoIsOver(centre.panel)
    await network.comeBack()
    for (const { panel } of [sender, centre]) await syncNow(panel)
    await goTo(centre.panel, inbox.navigation)
    const row = centre.panel.getByRole('listitem').filter({ hasText: code }).filter({ hasText: inbox.came })
    await row.waitFor()
    await expect.poll(() => incoming(centre.panel, code).count()).toBe(1)
    await row.getByRole('link').click()
    const take = centre.panel.getByRole('button', { name: inbox.cameTake })
    await take.click()
    await take.waitFor({ state: 'hidden' })
    await shows(centre.panel, referrals.status['in-progress'])
    await undoIsOver(centre.panel)
    await openOwn(sender.panel, code)
    await shows(sender.panel, referrals.status['in-progress'])
  })

  it('is told which character of a code is wrong', async () => {
    await goTo(centre.panel, inbox.navigation)
    await centre.panel.getByRole('textbox', { name: inbox.desk }).fill('PK-7F3K-93')
    await centre.panel.getByRole('button', { name: inbox.deskFind }).click()
    await centre.panel.getByText(inbox.deskFault.check).waitFor()
  })
})

describe('consent that is taken back by the receiver', () => {
  it('stops everything at both and erases the contact data', async () => {
    const code = await handOver(sender.panel, { title: receiverOffer, told })
    await goTo(centre.panel, inbox.navigation)
    await incoming(centre.panel, code).waitFor()
    await openIncoming(centre.panel, code)
    await shows(centre.panel, told.name)
    await centre.panel.getByRole('button', { name: referrals.act.consent_withdrawn, exact: true }).click()
    const dialog = centre.panel.getByRole('dialog')
    await dialog.getByLabel(codeLabel('consentScope', 'forward_contact', 'de')).check()
    await dialog.getByRole('button', { name: referrals.withdraw, exact: true }).click()
    await centre.panel.getByText(referrals.withdrawnErased).waitFor()
    await centre.panel.getByRole('heading', { name: referrals.actionsLeft }).waitFor()
    await expect.poll(() => centre.panel.getByText(told.name).count()).toBe(0)
    await openOwn(sender.panel, code)
    await sender.panel.getByText(referrals.withdrawnErased).waitFor()
    await expect.poll(() => sender.panel.getByText(told.name).count()).toBe(0)
    await eventually(
      async () =>
        (await network.store().db.selectFrom('event').select('id').where('erased_at', 'is not', null).execute()).length,
    ).toBe(1)
  })
})

describe('answers given at both ends while the network is away', () => {
  it('stand as a conflict on both sides, and are settled', async () => {
    const code = await handOver(sender.panel, { title: receiverOffer })
    await goTo(centre.panel, inbox.navigation)
    await incoming(centre.panel, code).waitFor()
    await network.goOffline()
    await openOwn(sender.panel, code)
    await act(sender.panel, 'cancelled', { cancelReason: codeLabel('cancelReason', 'need_ceased', 'de') })
    await openIncoming(centre.panel, code)
    await act(centre.panel, 'accepted')
    await network.comeBack()
    for (const { panel } of [sender, centre]) await syncNow(panel)
    await openOwn(sender.panel, code)
    await sender.panel.getByText(referrals.conflictTitle).waitFor()
    await sender.panel.getByRole('button', { name: referrals.conflictRetract }).click()
    await sender.panel.getByRole('dialog').getByRole('button', { name: referrals.act.corrected }).click()
    await shows(sender.panel, referrals.status.accepted)
    await expect.poll(() => sender.panel.getByText(referrals.conflictTitle).count()).toBe(0)
  })
})
