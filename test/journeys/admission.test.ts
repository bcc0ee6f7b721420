/** New devices of an organisation: invited, admitted, shut out; and the codes that let nobody in. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { organisationId } from '../../server/demo/organisations/index.ts'
import { invite } from '../../server/enrolment/invite.ts'
import { sendSetUpForm } from '../../server/start/enrol-through-form.ts'
import { go } from './address.ts'
import { aBareDesk, aDesk, type Desk } from './desk.ts'
import { handOver, inbox, incoming, openIncoming, openOwn, receiver, receiverOffer, shows } from './handing-over.ts'
import { atTheDoor, keys, makeInvitation, press, revoke, sixWords, waitingName } from './keeping.ts'
import { aNetwork, type TestNetwork } from './network.ts'
import {
  common,
  delivered,
  eventually,
  goTo,
  listed,
  logReferral,
  problem,
  referrals,
  searchField,
  status,
  syncNow,
} from './panel.ts'

const office = organisationId('jugendamt-kreis')
let network: TestNetwork
let keeper: Desk
let second: Desk
let third: Desk
let centre: Desk
/** The code by which the second device came in. */
let invitation = ''
/** What the keeper had sealed before the second device was there. */
let earlier = ''
let name = ''

const told = { caseReference: 'Az. Kanarienvogel-7Q', ownWords: 'Kommt gern zu Fuß.' }

beforeAll(async () => {
  network = await aNetwork({ offers: 200 })
  keeper = await aDesk(network, { organisation: 'jugendamt-kreis' })
  centre = await aDesk(network, { organisation: receiver })
  ;[second, third] = await Promise.all([aBareDesk(), aBareDesk()])
})
afterAll(async () => {
  await Promise.all([keeper, second, third, centre].map((desk) => desk.dispose()))
  await network.dispose()
})

describe('a device that a keeper invited', () => {
  it('waits with the name that stands on the keeper’s screen, and may look for offers meanwhile', async () => {
    earlier = await handOver(keeper.panel, { title: receiverOffer, told })
    await syncNow(keeper.panel)
    await eventually(() => status(keeper.panel).innerText()).toContain(delivered)
    invitation = await makeInvitation(keeper.panel)
    await sendSetUpForm(second.panel, network.url, invitation)
    name = await waitingName(second.panel)
    await go(keeper.panel, '/keys/devices')
    await atTheDoor(keeper.panel, name).getByText(keys.devices.proofCode).waitFor()
    await expect.poll(() => second.panel.getByRole('list', { name: keys.words }).count()).toBe(0)
    // For whoever admits it on another device than the one that made the code.
    await second.panel.getByText(keys.waiting.wordsOnRequest).click()
    expect(await sixWords(second.panel)).toHaveLength(6)
    await second.panel.getByRole('link', { name: keys.waiting.find }).click()
    await searchField(second.panel).waitFor()
    await second.panel.getByText(keys.waiting.notice).waitFor()
    await second.panel.getByRole('link', { name: keys.waiting.noticeLink }).click()
    await second.panel.getByRole('heading', { name: keys.waiting.title }).waitFor()
  })

  it('goes on by itself once it is admitted, and opens what was sealed before it came', async () => {
    await atTheDoor(keeper.panel, name).getByRole('button', { name: keys.devices.admit, exact: true }).click()
    await searchField(second.panel).waitFor()
    await goTo(second.panel, common.navReferrals)
    await listed(second.panel, earlier).waitFor()
    await openOwn(second.panel, earlier)
    await second.panel.getByText(told.caseReference).first().waitFor()
    await second.panel.getByText(told.ownWords).first().waitFor()
  })
})

describe('a code that lets nobody in', () => {
  it('is one that was used before', async () => {
    await sendSetUpForm(third.panel, network.url, invitation)
    await third.panel.getByText(problem.invitation_spent.title).first().waitFor()
  })

  it('is one with a wrong character', async () => {
    const code = await makeInvitation(keeper.panel)
    const wrong = code.slice(0, -1) + (code.endsWith('0') ? '4' : '0')
    await sendSetUpForm(third.panel, network.url, wrong)
    await third.panel.getByText(problem.invitation_invalid.title).first().waitFor()
  })

  it('is one of another network', async () => {
    const elsewhere = await aNetwork({ offers: 20 })
    try {
      await sendSetUpForm(third.panel, network.url, await elsewhere.invitation(office))
      await third.panel.getByText(problem.invitation_invalid.title).first().waitFor()
      expect(await third.panel.getByLabel(/Einladungscode/).inputValue()).not.toBe('')
    } finally {
      await elsewhere.dispose()
    }
  })
})

describe('a device that came with a code of the operator', () => {
  it('shows the six words that stand on the keeper’s screen, and is admitted by them', async () => {
    const code = await invite(network.store(), { organisationId: office, role: 'professional' })
    await sendSetUpForm(third.panel, network.url, code)
    const waiting = await waitingName(third.panel)
    const shown = await sixWords(third.panel)
    await go(keeper.panel, '/keys/devices')
    const card = atTheDoor(keeper.panel, waiting)
    expect(await sixWords(card)).toEqual(shown)
    expect(shown).toHaveLength(6)
    await press(third.panel, keys.waiting.wordsSame)
    await third.panel.getByText(keys.waiting.wordsSaid).waitFor()
    await card.getByRole('button', { name: keys.devices.admitWords }).click()
    await searchField(third.panel).waitFor()
  })
})

describe('a device that is shut out', () => {
  it('is told so, and keeps what it had not delivered', async () => {
    await network.goOffline()
    const kept = await logReferral(second.panel, { title: receiverOffer })
    await second.crashAndReopen(async () => {
      await network.comeBack()
      await revoke(keeper.panel, name)
    })
    const notice = second.panel.getByRole('alert').filter({ hasText: problem.device_revoked.title })
    await notice.waitFor()
    const saved = second.panel.waitForEvent('download')
    await notice.getByRole('button', { name: common.saveAsFile }).click()
    expect(readFileSync(await (await saved).path(), 'utf8')).toContain('requested')
    await goTo(second.panel, common.navReferrals)
    await listed(second.panel, kept).getByText(referrals.undelivered).waitFor()
    await listed(second.panel, earlier).waitFor()
  })

  it('is left out from then on, while the others seal, hand over and read', async () => {
    const later = await handOver(keeper.panel, { title: receiverOffer, told: { name: 'Kanarienvogel7Q', ...told } })
    await goTo(centre.panel, inbox.navigation)
    await incoming(centre.panel, later).waitFor()
    await openIncoming(centre.panel, later)
    await shows(centre.panel, 'Kanarienvogel7Q')
    await syncNow(third.panel)
    await openOwn(third.panel, later)
    await third.panel.getByText(told.caseReference).first().waitFor()
    await syncNow(second.panel)
    await goTo(second.panel, common.navReferrals)
    await listed(second.panel, earlier).waitFor()
    await expect.poll(() => listed(second.panel, later).count()).toBe(0)
  })
})
