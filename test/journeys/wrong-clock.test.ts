/** Computers whose clock is a year wrong: their person is told, and everything goes on as ever. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { organisationId } from '../../server/demo/organisations/index.ts'
import { enrolThroughForm, sendSetUpForm } from '../../server/start/enrol-through-form.ts'
import { handoverCode } from '../../shared/referral/handover-code.ts'
import { go } from './address.ts'
import { aBareDesk, type Desk } from './desk.ts'
import { handOver, openOwn, receiverOffer } from './handing-over.ts'
import { atTheDoor, keys, makeInvitation, press, waitingName } from './keeping.ts'
import { aNetwork, type TestNetwork } from './network.ts'
import { common, delivered, eventually, goTo, listed, logReferral, searchField, status, syncNow } from './panel.ts'

const year = 365 * 24 * 3_600_000
const pin = '428571'
const told = { caseReference: 'Az. Kanarienvogel-7Q' }

/** A desk whose panel believes it is another day from its first script on. */
async function aDeskInAnotherYear(off: number): Promise<Desk> {
  const desk = await aBareDesk()
  await desk.panel.clock.setSystemTime(Date.now() + off)
  await desk.panel.reload()
  return desk
}

async function unlock(panel: Page): Promise<void> {
  await panel.getByRole('heading', { name: keys.lock.lockedTitle }).waitFor()
  await panel.getByLabel(keys.lock.pin, { exact: true }).fill(pin)
  await press(panel, keys.lock.unlock)
}

/** Worse than one wrong clock: two that are two years apart. Either way alone: `test/sync/clock.test.ts`. */
describe('two computers, one a year ahead and one a year behind', () => {
  let network: TestNetwork
  let keeper: Desk
  let second: Desk
  let code = ''

  beforeAll(async () => {
    network = await aNetwork()
    ;[keeper, second] = await Promise.all([aDeskInAnotherYear(year), aDeskInAnotherYear(-year)])
  })
  afterAll(async () => {
    await Promise.all([keeper, second].map((desk) => desk.dispose()))
    await network.dispose()
  })

  const isTold = (desk: Desk) => {
    const line = desk === keeper ? keys.alarm.clockAhead_other : keys.alarm.clockBehind_other
    return desk.panel.getByText(line.replace('{{count}}', '365')).waitFor()
  }

  it('are set up and told at once that the clock is wrong, and by how much', async () => {
    const organisation = organisationId('jugendamt-kreis')
    await enrolThroughForm(keeper.panel, network.url, await network.invitation(organisation))
    await isTold(keeper)
    await keeper.panel.getByText(keys.alarm.clockTitle).first().waitFor()
  })

  it('log a referral that arrives', async () => {
    code = await logReferral(keeper.panel, { title: receiverOffer })
    await eventually(async () => (await network.events()).map(({ ref }) => handoverCode(ref))).toContain(code)
    await eventually(() => status(keeper.panel).innerText()).toContain(delivered)
    await isTold(keeper)
    // The sheet is new: a clock that is ahead must not make it a year old.
    await expect.poll(() => keeper.panel.getByText(keys.sheet.reminder).count()).toBe(0)
  })

  it('invite and admit each other, and read what was sealed before', async () => {
    const sealed = await handOver(keeper.panel, { title: receiverOffer, told })
    await syncNow(keeper.panel)
    const invitation = await makeInvitation(keeper.panel)
    // A code made later must not make this device forget the first, however late it believes it is.
    await press(keeper.panel, keys.invite.another)
    await makeInvitation(keeper.panel)
    await sendSetUpForm(second.panel, network.url, invitation)
    const name = await waitingName(second.panel)
    await isTold(second)
    await go(keeper.panel, '/keys/devices')
    const waiting = atTheDoor(keeper.panel, name)
    await waiting.getByText(keys.devices.proofCode).waitFor()
    await waiting.getByRole('button', { name: keys.devices.admit, exact: true }).click()
    await searchField(second.panel).waitFor()
    await goTo(second.panel, common.navReferrals)
    await listed(second.panel, code).waitFor()
    await openOwn(second.panel, sealed)
    await second.panel.getByText(told.caseReference).first().waitFor()
  })

  it.each([
    ['ahead', () => keeper],
    ['behind', () => second],
  ])('lock and open again with nothing lost: the one %s', async (_, desk) => {
    const { panel } = desk()
    await go(panel, '/keys/lock')
    await panel.getByLabel(keys.lock.pinNew, { exact: true }).fill(pin)
    await panel.getByLabel(keys.lock.pinRepeat).fill(pin)
    await press(panel, keys.lock.turnOn)
    await panel.getByText(keys.lock.on).waitFor()
    await press(panel, keys.lock.now)
    await unlock(panel)
    await goTo(panel, common.navReferrals)
    await listed(panel, code).waitFor()
  })

  it('are told no more once the clock is put right, and have lost nothing', async () => {
    const { panel } = second
    await panel.clock.setSystemTime(Date.now())
    await panel.reload()
    await unlock(panel)
    await goTo(panel, common.navReferrals)
    await listed(panel, code).waitFor()
    await panel.getByText(keys.alarm.clockTitle).first().waitFor({ state: 'hidden' })
    await expect.poll(() => panel.getByText(keys.alarm.clockTitle).count()).toBe(0)
  })
})
