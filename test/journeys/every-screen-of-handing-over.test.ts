/** The screens of two organisations that hand a family over, in every view; `every-screen.test.ts` has those of one. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeLabel } from '../../shared/codes/index.ts'
import { handoverCode } from '../../shared/referral/handover-code.ts'
import { aDesk, type Desk } from './desk.ts'
import {
  act,
  fillTold,
  handOver,
  inbox,
  incoming,
  openIncoming,
  openOwn,
  receiver,
  receiverOffer,
  shows,
} from './handing-over.ts'
import { faultsInAllViews } from './in-all-views.ts'
import { aNetwork, type TestNetwork } from './network.ts'
import {
  chooseDepth,
  chooseNeed,
  goTo,
  log,
  openOffer,
  referrals,
  saveButton,
  shownHandoverCode,
  startReferral,
  syncNow,
  undoIsOver,
} from './panel.ts'

const told = {
  name: 'Kanarienvogel7Q',
  phone: '0999 7',
  message: 'Bitte nachmittags anrufen.',
  caseReference: 'Az. 7Q/26',
  ownWords: 'Kommt gern zu Fuß.',
}
let network: TestNetwork
let sender: Desk
let centre: Desk
let code = ''

beforeAll(async () => {
  network = await aNetwork()
  sender = await aDesk(network, { organisation: 'jugendamt-kreis' })
  centre = await aDesk(network, { organisation: receiver })
})
afterAll(async () => {
  await Promise.all([sender, centre].map((desk) => desk.dispose()))
  await network.dispose()
})

/** In the order in which two people meet them; each answers the panel it is seen in. */
const screens: Record<string, () => Promise<Page>> = {
  'empty inbox': async () => {
    await goTo(centre.panel, inbox.navigation)
    await centre.panel.getByText(inbox.emptyTitle).waitFor()
    return centre.panel
  },
  'form with contact data': async () => {
    const { panel } = sender
    await openOffer(panel, receiverOffer)
    await startReferral(panel)
    await chooseDepth(panel, 'handed_over')
    await chooseNeed(panel, 'parenting_uncertainty')
    await fillTold(panel, told)
    return panel
  },
  'saved, with what the receiver gets': async () => {
    const { panel } = sender
    const name = panel.getByLabel(log.contactFields.name, { exact: true })
    await panel.getByLabel(log.scopeForwardContact).uncheck()
    await panel.getByText(log.enteredStaysBehind).waitFor()
    await expect.poll(() => name.count()).toBe(0)
    // What was typed is not lost by looking what the box then says.
    await panel.getByLabel(log.scopeForwardContact).check()
    await expect.poll(() => name.inputValue()).toBe(told.name)
    await expect.poll(() => panel.getByText(log.enteredStaysBehind).count()).toBe(0)
    await saveButton(panel).click()
    code = await shownHandoverCode(sender.panel)
    await undoIsOver(sender.panel)
    return sender.panel
  },
  'inbox with something new': async () => {
    await incoming(centre.panel, code).getByText(inbox.withContact).waitFor()
    return centre.panel
  },
  'field for a code, with a fault': async () => {
    await centre.panel.getByRole('textbox', { name: inbox.desk }).fill('PK-7F3K-93')
    await centre.panel.getByRole('button', { name: inbox.deskFind }).click()
    await centre.panel.getByText(inbox.deskFault.check).waitFor()
    return centre.panel
  },
  'referral with contact data': async () => {
    await openIncoming(centre.panel, code)
    await shows(centre.panel, told.name)
    return centre.panel
  },
  'dialog of a message': async () => {
    const { panel } = centre
    await panel.getByRole('button', { name: /^Nachricht an/ }).click()
    await panel.getByRole('dialog').waitFor()
    return panel
  },
  'dialog of a withdrawal': async () => {
    const { panel } = centre
    await panel.keyboard.press('Escape')
    await panel.getByRole('button', { name: referrals.act.consent_withdrawn, exact: true }).click()
    await panel
      .getByRole('dialog')
      .getByLabel(codeLabel('consentScope', 'forward_contact', 'de'))
      .check()
    await panel.getByText(referrals.withdrawThen).waitFor()
    return panel
  },
  'referral with a conflict': async () => {
    const { panel } = sender
    await centre.panel.keyboard.press('Escape')
    await network.goOffline()
    await openOwn(panel, code)
    await act(panel, 'cancelled', { cancelReason: codeLabel('cancelReason', 'need_ceased', 'de') })
    await act(centre.panel, 'accepted')
    await network.comeBack()
    for (const desk of [sender, centre]) await syncNow(desk.panel)
    await openOwn(panel, code)
    await panel.getByText(referrals.conflictTitle).waitFor()
    return panel
  },
  'family that came with an unknown code': async () => {
    const { panel } = centre
    await goTo(panel, inbox.navigation)
    await panel.getByRole('textbox', { name: inbox.desk }).fill(handoverCode('01900000-0000-7000-8000-000000000000'))
    await panel.getByRole('button', { name: inbox.deskFind }).click()
    await panel.getByLabel(inbox.arrivalYes).waitFor()
    return panel
  },
  'saved, with a link to answer with': async () => {
    const { panel } = sender
    await handOver(panel, { title: 'Familienzentrum Drachennest' })
    await panel.getByRole('button', { name: log.linkMake }).click()
    await panel.locator('.answer-link .code-groups').waitFor()
    return panel
  },
}

describe.each(Object.entries(screens))('the screen “%s”', (_name, reach) => {
  it('breaks no rule of accessibility and never scrolls sideways', async () => {
    expect(await faultsInAllViews(await reach())).toEqual([])
  })
})
