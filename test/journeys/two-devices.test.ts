/** Two devices of one organisation, and a worker that dies in the middle of sending. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { handoverCode } from '../../shared/referral/handover-code.ts'
import { aDesk, type Desk } from './desk.ts'
import { aGate } from './gate.ts'
import { aNetwork, type TestNetwork } from './network.ts'
import { anyTitle, common, delivered, eventually, goTo, listed, logReferral, referrals, status } from './panel.ts'

let network: TestNetwork
let desks: Desk[]

beforeAll(async () => {
  network = await aNetwork()
})
afterAll(() => network.dispose())
beforeEach(() => {
  desks = []
})
afterEach(() => Promise.all(desks.map((desk) => desk.dispose())))

async function aDeskOf(organisation: string, url?: string): Promise<Desk> {
  const desk = await aDesk(network, { organisation, ...(url === undefined ? {} : { url }) })
  desks.push(desk)
  return desk
}

describe('two devices', () => {
  it('of one organisation see each other’s referrals, live', async () => {
    const [one, other] = await Promise.all([aDeskOf('jugendamt-kreis'), aDeskOf('jugendamt-kreis')])
    const code = await logReferral(one.panel, { title: await anyTitle(one.panel) })
    await goTo(other.panel, common.navReferrals)
    await listed(other.panel, code).waitFor({ timeout: 90_000 })
    expect(await listed(other.panel, code).getByText(referrals.undelivered).count()).toBe(0)
  })

  it('of different organisations do not', async () => {
    const [one, stranger] = await Promise.all([aDeskOf('jugendamt-kreis'), aDeskOf('jugendamt-silberfurt')])
    const code = await logReferral(one.panel, { title: await anyTitle(one.panel) })
    await eventually(async () => (await network.events()).map(({ ref }) => handoverCode(ref))).toContain(code)
    await goTo(stranger.panel, common.navReferrals)
    await stranger.panel.getByText(referrals.emptyTitle).first().waitFor()
  })
})

describe('the background worker', () => {
  it('is killed while it waits for the answer to a push; the event stands once, on both sides', async () => {
    const gate = await aGate(network.url)
    const desk = await aDeskOf('jugendamt-kreis', gate.url)
    const before = (await network.events()).length
    gate.holdAnswersTo('/v1/sync/push')
    const code = await logReferral(desk.panel, { title: await anyTitle(desk.panel) })
    await wakeWorkerLater(desk)
    await desk.closePanel()
    // Saving can be undone for ten seconds; only then is the event sent, by the worker, since no panel is open.
    await eventually(async () => (await network.events()).length).toBe(before + 1)
    expect(await desk.browser.stopWorker()).toBe(true)
    gate.release()

    await desk.reopenPanel()
    await goTo(desk.panel, common.navReferrals)
    await listed(desk.panel, code).waitFor()
    await eventually(() => status(desk.panel).textContent()).toMatch(delivered)
    expect((await network.events()).length).toBe(before + 1)
    await gate.close()
  })
})

/** The alarm that wakes the worker every five minutes, rung next when the time to undo is over. */
async function wakeWorkerLater(desk: Desk): Promise<void> {
  await desk.panel.evaluate('chrome.alarms.create("sync", { delayInMinutes: 0.2, periodInMinutes: 5 })')
}
