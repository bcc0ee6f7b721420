/**
 * Two devices of one organisation and one of another, a worker that dies in the middle of sending, and a server that
 * lies: what it tries has a name on the screen, and nothing of it is lost or believed.
 */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { authorEvent } from '../../extension/events/author.ts'
import { ownKeyLog } from '../../extension/store/key-logs.ts'
import { revokeDevice } from '../../extension/sync/devices.ts'
import { enrol } from '../../extension/sync/enrol.ts'
import { organisationId } from '../../server/demo/organisations/index.ts'
import type { PullAnswer } from '../../shared/protocol/feed.ts'
import type { KeysAnswer } from '../../shared/protocol/keys.ts'
import { aClock, aDevice, type TestDevice } from '../builders/a-device.ts'
import { listed as inDirectory, type Listed, madeUpLog } from '../builders/a-made-up-log.ts'
import { altered, aMeddler, aProblemAnswer, at, type Meddling, numbered, withItem } from '../builders/a-meddler.ts'
import { requestedFactsOf } from '../builders/a-referral.ts'
import { synced } from '../builders/device-acts.ts'
import { aDesk, type Desk } from './desk.ts'
import { keys, press } from './keeping.ts'
import { aLiar, type Liar } from './liar.ts'
import { aNetwork, type TestNetwork } from './network.ts'
import {
  anyTitle,
  common,
  delivered,
  eventually,
  goTo,
  listed,
  logReferral,
  problem,
  referrals,
  status,
  syncNow,
  undoIsOver,
} from './panel.ts'

const own = organisationId('jugendamt-kreis')
const other = organisationId('jugendamt-silberfurt')

let network: TestNetwork
let liar: Liar
let one: Desk
let colleague: Desk
let stranger: Desk

beforeAll(async () => {
  network = await aNetwork()
  liar = await aLiar(network.url)
  // First of all, so that both join by a code that its keys lie in.
  one = await aDesk(network, { organisation: 'jugendamt-kreis', url: liar.url })
  ;[colleague, stranger] = await Promise.all([
    aDesk(network, { organisation: 'jugendamt-kreis' }),
    aDesk(network, { organisation: 'jugendamt-silberfurt' }),
  ])
})
afterAll(async () => {
  await Promise.all([one, colleague, stranger].map((desk) => desk.dispose()))
  await liar.close()
  await network.dispose()
})

describe('two devices', () => {
  it('of one organisation see each other’s referrals, live; one of another organisation does not', async () => {
    const code = await logReferral(one.panel, { title: await anyTitle(one.panel) })
    await undoIsOver(one.panel)
    await goTo(colleague.panel, common.navReferrals)
    await listed(colleague.panel, code).waitFor({ timeout: 90_000 })
    await expect.poll(() => listed(colleague.panel, code).getByText(referrals.undelivered).count()).toBe(0)
    await syncNow(stranger.panel)
    await goTo(stranger.panel, common.navReferrals)
    await stranger.panel.getByText(referrals.emptyTitle).first().waitFor()
    await Promise.all([colleague.dispose(), stranger.dispose()])
  })
})

describe('the background worker', () => {
  it('is killed while it waits for the answer to a push; the event stands once, on both sides', async () => {
    const before = (await network.events()).length
    let release = () => {}
    const released = new Promise<void>((done) => {
      release = done
    })
    liar.meddle(
      at('/v1/sync/push', async (_, pass) => {
        const answer = await pass()
        await released
        return answer
      }),
    )
    const code = await logReferral(one.panel, { title: await anyTitle(one.panel) })
    await wakeWorkerLater(one)
    await one.closePanel()
    // Saving can be undone for ten seconds; only then is the event sent, by the worker, since no panel is open.
    await eventually(async () => (await network.events()).length).toBe(before + 1)
    expect(await one.browser.stopWorker()).toBe(true)
    release()
    liar.meddle(undefined)

    await one.reopenPanel()
    await goTo(one.panel, common.navReferrals)
    await listed(one.panel, code).waitFor()
    await eventually(() => status(one.panel).textContent()).toMatch(delivered)
    expect((await network.events()).length).toBe(before + 1)
  })
})

/** The alarm that wakes the worker every five minutes, rung next when the time to undo is over. */
async function wakeWorkerLater(desk: Desk): Promise<void> {
  await desk.panel.evaluate('chrome.alarms.create("sync", { delayInMinutes: 0.2, periodInMinutes: 5 })')
}

/** A colleague without a browser: the same client in this process. */
let fellow: TestDevice
const toOther = { type: 'requested', facts: requestedFactsOf(), to: other } as const

describe('a long list of sealed referrals', () => {
  const many = 40

  it('opens the case references of those on screen, and the others once one scrolls there', async () => {
    fellow = aDevice({ fetch: (url, request) => fetch(url, request), clock: aClock(Date.now()) })
    await enrol(network.url, await network.invitation(own), fellow)
    await synced(fellow)
    for (let made = 0; made < many; made++) {
      const { ref } = await authorEvent(toOther, {}, fellow)
      const part = { t: 'noted', body: { caseReference: 'Az. 7Q/26' } } as const
      await authorEvent({ type: 'noted', facts: { on: fellow.clock.today() }, ref, part }, {}, fellow)
    }
    await synced(fellow)
    await goTo(one.panel, common.navReferrals)
    const rows = one.panel.getByRole('main').locator('.entry')
    await eventually(() => rows.count()).toBeGreaterThanOrEqual(many)
    const opened = rows.filter({ hasText: 'Az. 7Q/26' })
    await opened.first().waitFor()
    expect(await opened.count()).toBeLessThan(many / 2)
    await rows.nth(many - 1).scrollIntoViewIfNeeded()
    await rows
      .nth(many - 1)
      .getByText('Az. 7Q/26')
      .waitFor()
    expect(await opened.count()).toBeLessThan(many)
  })
})

describe('a server that lies', () => {
  const inPage = (change: (page: PullAnswer) => PullAnswer): Meddling =>
    at('/v1/sync/pull', async (_, pass) => {
      const answer = await pass()
      return answer.status === 200 ? altered(answer, change) : answer
    })

  afterEach(() => liar.meddle(undefined))

  /** Two entries of a colleague come next. */
  async function twoEntries(): Promise<void> {
    for (let entry = 0; entry < 2; entry++) await authorEvent(toOther, {}, fellow)
    await synced(fellow)
  }

  /** Waits for the alarm above everything, confirms to have read it. */
  async function alarmed(...texts: string[]): Promise<void> {
    const alarm = one.panel.getByRole('alert')
    for (const text of texts) await alarm.getByText(text).waitFor()
    await press(one.panel, keys.alarm.seen)
    await alarm.waitFor({ state: 'hidden' })
  }

  /** The directory as it truly is, changed, and a head that makes the panel read it. */
  function inDirectoryOf(change: (statements: Listed[], head: number) => Listed[]): void {
    const pages = inPage((page) => ({ ...page, keys: page.keys + 1 }))
    const logs = at('/v1/keys/pull', async (_, pass) =>
      altered(await pass(), (answer: KeysAnswer) => {
        const head = answer.head + 1
        return { ...answer, head, statements: change(answer.statements, head) }
      }),
    )
    liar.meddle((seen, pass) => pages(seen, async () => logs(seen, pass)))
  }

  it.each<[string, (page: PullAnswer) => PullAnswer]>([
    ['drops an entry', (page) => numbered(page, page.items.slice(1))],
    ['turns the order around', (page) => numbered(page, page.items.toReversed())],
    ['says an entry twice', (page) => numbered(page, page.items.toSpliced(1, 1, ...page.items.slice(0, 1)))],
  ])('is named where it %s, and believed nothing', async (_, change) => {
    liar.meddle(inPage(change))
    await twoEntries()
    await syncNow(one.panel)
    await one.panel.getByText(problem.feed_broken.title).waitFor()
    await eventually(() => status(one.panel).textContent()).toBe(common.statusTrouble)
    liar.meddle(undefined)
    await syncNow(one.panel)
    await eventually(() => status(one.panel).textContent()).toMatch(delivered)
    await one.panel.getByText(problem.feed_broken.title).waitFor({ state: 'hidden' })
  })

  it('is named where it puts another signature under an entry, which then counts for nothing', async () => {
    liar.meddle(
      inPage((page) => ({
        ...page,
        items: page.items.map((item) => (item.k === 'ev' ? { ...item, s: 'A'.repeat(86) } : item)),
      })),
    )
    await twoEntries()
    await syncNow(one.panel)
    await goTo(one.panel, common.navReferrals)
    await one.panel.getByText(referrals.quarantined_other.replace('{{count}}', '2')).waitFor()
    await press(one.panel, referrals.quarantinedShow)
    await one.panel.getByText(problem.forged.title).first().waitFor()
  })

  it('is named where it shows a colleague another history', async () => {
    const apart = aMeddler((url, request) => fetch(url, request))
    const lied = { ...fellow, fetch: apart.send }
    const { ref } = await authorEvent(toOther, {}, fellow)
    const never = (await fellow.database.referrals.get(ref))?.events[0]
    await fellow.database.referrals.delete(ref)
    apart.meddle(inPage((page) => withItem(page, { k: 'ev', p: never?.p ?? '', s: never?.s ?? '' })))
    await synced(lied)
    // Or it would bring it to the server, and the two histories were one again.
    await fellow.database.referrals.delete(ref)
    await authorEvent(toOther, {}, fellow)
    await synced(fellow)
    await alarmed(problem.feed_forked.title, problem.feed_forked.todo)
  })

  // After all forks: in an epoch that has two histories no two views are compared any more.
  it('is named where it goes back to an earlier day without saying so, with what to do', async () => {
    let once = true
    liar.meddle(
      at('/v1/sync/pull', (_, pass) => {
        if (!once) return pass()
        once = false
        return aProblemAnswer('feed_reset', 409)
      }),
    )
    await syncNow(one.panel)
    await alarmed(problem.feed_rolled_back.title, problem.feed_rolled_back.todo)
  })

  it('that keeps new keys back has the device say that they are on their way, until they come', async () => {
    // Whoever came after the first desk and before the fellow: the colleague, who is gone.
    const leaver = (await ownKeyLog(fellow))?.log.devices.at(-2)?.id ?? ''
    await revokeDevice(leaver, fellow)
    liar.meddle(at('/v1/keys/ring', () => Response.json({ wrap: null })))
    await syncNow(one.panel)
    await one.panel.getByText(keys.waiting.newKeys).waitFor()
    liar.meddle(undefined)
    await syncNow(one.panel)
    await one.panel.getByText(keys.waiting.newKeys).waitFor({ state: 'hidden' })
  })

  it('is named where it swaps the keys of an organisation, and whose they are', async () => {
    const fake = await madeUpLog(other)
    inDirectoryOf((statements, head) => [...statements, ...inDirectory(other, fake, head)])
    await syncNow(one.panel)
    const { name } = network.catalogue.organisations.find(({ id }) => id === other) ?? { name: '?' }
    await alarmed(problem.key_changed.title, keys.alarm.about.replace('{{organisation}}', name))
  })

  it('is named where it leaves a statement out of a key log', async () => {
    const third = organisationId('klinikum')
    inDirectoryOf((statements) => statements.filter(({ org, st }) => org !== third || !st.includes('"n":2,')))
    await network.invitation(third)
    await syncNow(one.panel)
    await alarmed(problem.key_log_broken.title, problem.key_log_broken.todo)
  })

  // The last of all: this device follows no log of its own organisation any more.
  it('is named where it swaps the keys of the own organisation, with what to do then', async () => {
    const fake = await madeUpLog(own)
    inDirectoryOf((statements, head) => [...statements, ...inDirectory(own, fake, head)])
    await syncNow(one.panel)
    await alarmed(problem.key_changed.title, keys.alarm.ownKeys)
  })
})
