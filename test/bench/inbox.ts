/**
 * How soon a hand-over stands in the other organisation's open inbox: from the moment the sender's panel begins to
 * push until the row is in the receiver's page, through the real server and two real browsers. Beside it the least
 * that any way through this server takes: three bare requests one after the other (push, news, pull).
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { organisationId } from '../../server/demo/organisations/index.ts'
import { builtExtension } from '../../server/start/build-extension.ts'
import { enrolThroughForm } from '../../server/start/enrol-through-form.ts'
import { codeLabel } from '../../shared/codes/index.ts'
import { words } from '../../shared/words/index.ts'
import { startBrowser } from '../browsers/browser.ts'
import { aNetwork, type TestNetwork } from '../journeys/network.ts'

const rounds = 8
const aimMs = 2_000
const receiver = 'drk-drachennest'
const offerTitle = 'Familienzentrum Teichviertel'
const { common, inbox, log, offer } = words.de

type ArrivalTimes = { arrival: number[]; bare: number[] }

/** Milliseconds of each hand-over, and of three bare requests before it. */
async function measureArrival(): Promise<ArrivalTimes> {
  const extension = mkdtempSync(join(tmpdir(), 'kettenglied-extension-'))
  await cp(await builtExtension(), extension, { recursive: true })
  const network = await aNetwork()
  const [one, other] = [await startBrowser({ extension }), await startBrowser({ extension })]
  try {
    const [sender, centre] = [await one.openPanel(), await other.openPanel()]
    await enrolAs(network, sender, 'jugendamt-kreis')
    await enrolAs(network, centre, receiver)
    await centre.getByRole('navigation').getByRole('link', { name: inbox.navigation }).click()
    const times: ArrivalTimes = { arrival: [], bare: [] }
    // The first turn warms both browsers and is not counted.
    for (let round = 0; round <= rounds; round++) {
      const bare = await threeBareRequests(centre, network.url)
      const arrival = await handOverOnce(sender, centre)
      if (round === 0) continue
      times.bare.push(bare)
      times.arrival.push(arrival)
    }
    return times
  } finally {
    await one.dispose()
    await other.dispose()
    await network.dispose()
    rmSync(extension, { recursive: true })
  }
}

async function enrolAs(network: TestNetwork, panel: Page, key: string): Promise<void> {
  await enrolThroughForm(panel, network.url, await network.invitation(organisationId(key)))
}

async function handOverOnce(sender: Page, centre: Page): Promise<number> {
  await sender.getByRole('navigation').getByRole('link', { name: common.navFind }).click()
  await sender.getByRole('searchbox').fill(offerTitle)
  await sender.getByRole('main').getByRole('link', { name: offerTitle, exact: true }).first().click()
  await sender.getByRole('button', { name: offer.log }).click()
  await sender.getByRole('radio', { name: codeLabel('referralDepth', 'handed_over', 'de') }).check()
  await sender.keyboard.press('1')
  await sender.evaluate(() => performance.clearResourceTimings())
  await sender.getByRole('button', { name: log.save }).click()
  await sender.getByRole('heading', { name: log.savedTitle }).waitFor()
  const code = (await sender.getByText(/^PK-[0-9A-Z]{4}-[0-9A-Z]{2}$/).textContent()) ?? ''
  // Saving can be undone for ten seconds; only then is it sent.
  const arrivedAt = await centre.evaluate(
    (text) =>
      new Promise<number>((resolve) => {
        const look = () => {
          if (!(document.querySelector('main')?.textContent ?? '').includes(text)) return
          watch.disconnect()
          resolve(performance.timeOrigin + performance.now())
        }
        const watch = new MutationObserver(look)
        watch.observe(document, { childList: true, subtree: true, characterData: true })
        look()
      }),
    code,
  )
  const pushedAt = await sender.evaluate(() => {
    const pushes = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/v1/sync/push'))
    return performance.timeOrigin + (pushes[0]?.startTime ?? Number.NaN)
  })
  return arrivedAt - pushedAt
}

async function threeBareRequests(page: Page, server: string): Promise<number> {
  return page.evaluate(async (url) => {
    const start = performance.now()
    for (let request = 0; request < 3; request++) await (await fetch(`${url}/v1/hello`)).text()
    return performance.now() - start
  }, server)
}

const percentile = (sorted: readonly number[], share: number) =>
  sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN

const times = await measureArrival()
const [arrival = [], bare = []] = [times.arrival, times.bare].map((each) => each.toSorted((a, b) => a - b))
const line = (name: string, sorted: readonly number[]) =>
  `${name.padEnd(34)} p50 ${percentile(sorted, 0.5).toFixed(0).padStart(5)} ms   p95 ${percentile(sorted, 0.95).toFixed(0).padStart(5)} ms`
console.log(`From push to the other panel's inbox, ${rounds} hand-overs`)
console.log(line('hand-over in the inbox', arrival))
console.log(line('three bare requests', bare))
console.log(
  `× bare ${(percentile(arrival, 0.5) / percentile(bare, 0.5)).toFixed(1)}   share of the two seconds ${(percentile(arrival, 0.95) / aimMs).toFixed(2)}`,
)
