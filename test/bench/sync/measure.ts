/** Runs one contender through the three measurements. */
import type { Page } from 'playwright-core'
import { openPage } from './browser-page.ts'
import type { Peer, StartedPeer } from './peer.ts'
import type { Records } from './records.ts'

/** Milliseconds, each measured in the page. */
export type Measured = { name: string; browser: string; initial: number; push: number; later: number }

/** Pushes and later pulls are short: the median of so many. */
const repeats = 3

export async function measure(peer: Peer, records: Records): Promise<Measured> {
  const started = await peer.start(records)
  try {
    return await inBrowser(peer, started, records)
  } finally {
    await started.stop()
  }
}

async function inBrowser(peer: Peer, started: StartedPeer, records: Records): Promise<Measured> {
  const { page, browserVersion, close } = await openPage(started.url, started.scripts)
  try {
    await started.setUp(page)
    let expected = records.offers.length + records.events.length
    const initial = await timedSync(page)
    await expectHeld(page, expected)
    const pushes: number[] = []
    const laters: number[] = []
    for (let round = 0; round < repeats; round++) {
      await page.evaluate((count) => window.bench.write(count), records.push)
      pushes.push(await timedSync(page))
      if (round === 0) await started.addElsewhere(page)
      expected += records.push + (round === 0 ? records.later.length : 0)
      if (round === 0) laters.push(await timedSync(page))
      await expectHeld(page, expected)
    }
    return { name: peer.name, browser: browserVersion, initial, push: median(pushes), later: median(laters) }
  } finally {
    await close()
  }
}

async function timedSync(page: Page): Promise<number> {
  return await page.evaluate(async () => {
    const begun = performance.now()
    await window.bench.sync()
    return performance.now() - begun
  })
}

/** A figure counts only when the records really are where they belong. */
async function expectHeld(page: Page, expected: number): Promise<void> {
  const held = await page.evaluate(() => window.bench.held())
  if (held !== expected) throw new Error(`the device holds ${held} records instead of ${expected}`)
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
