/**
 * What sealing costs in a real Chromium: one referral, and a list of them opened as a whole against what stands on
 * the screen. Beside it AES-GCM of the same bytes under one key, the least that any sealing could cost.
 */
import { join } from 'node:path'
import { openPage } from './sync/browser-page.ts'
import { bundle } from './sync/bundle.ts'

const turns = 200
const warmUp = 20
const listTurns = 10
const referrals = 500
const onScreen = 12

/** Never served by anybody: the browser takes the page from here, and localhost may use WebCrypto. */
const origin = 'http://localhost'

const percentile = (times: readonly number[], share: number) =>
  times.toSorted((a, b) => a - b)[Math.floor((times.length - 1) * share)] ?? Number.NaN

function line(name: string, times: readonly number[], base: readonly number[]): void {
  const [half, most] = [percentile(times, 0.5), percentile(times, 0.95)]
  const ratio = half / percentile(base, 0.5)
  const digits = half < 0.1 ? 3 : 2
  const cells = [
    `p50 ${half.toFixed(digits)} ms`,
    `p95 ${most.toFixed(digits)} ms`,
    `× ${ratio.toFixed(ratio < 10 ? 2 : 0)}`,
  ]
  console.log(name.padEnd(52) + cells.map((cell) => cell.padStart(16)).join(''))
}

/** Measures and prints a line each, with the ratio to bare AES-GCM of the same bytes. */
async function benchSealing(): Promise<void> {
  const script = await bundle('page', join(import.meta.dirname, 'sealing'))
  const { page, browserVersion, close } = await openPage(origin, [script])
  try {
    await page.waitForFunction(() => 'benchList' in window)
    await page.evaluate((count) => window.benchSealing(count), warmUp)
    const one = await page.evaluate((count) => window.benchSealing(count), turns)
    console.log(`Chromium ${browserVersion}; one referral: a part for two organisations and a note, ${turns} turns`)
    line('seal: bare AES-GCM', one.bareSeal, one.bareSeal)
    line('seal: keys made, wrapped with age, parts sealed', one.seal, one.bareSeal)
    line('open: bare AES-GCM', one.bareOpen, one.bareOpen)
    line('open: keys unwrapped with age, parts opened', one.open, one.bareOpen)
    const sizes = { referrals, onScreen, listTurns }
    const list = await page.evaluate((of) => window.benchList(of.referrals, of.onScreen, of.listTurns), sizes)
    console.log(`A list of ${referrals} referrals with a note each, ${listTurns} turns`)
    line(`all ${referrals}: bare AES-GCM`, list.bare, list.bare)
    line(`all ${referrals} opened`, list.all, list.bare)
    line(`the ${onScreen} on screen opened`, list.onScreen, list.bare)
    line(`the ${onScreen} on screen again, keys kept in memory`, list.again, list.bare)
    const spared = percentile(list.all, 0.5) / percentile(list.onScreen, 0.5)
    console.log(`opening what is on screen alone is ${spared.toFixed(0)} times faster than opening all`)
  } finally {
    await close()
  }
}

if (import.meta.main) await benchSealing()
