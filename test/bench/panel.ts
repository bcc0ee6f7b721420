/**
 * How soon the panel is usable: opening it until the results of the case at hand stand painted, at 10,000
 * offers, against the least any page could do with the same database: a bare page that reads 50 offers by
 * index and paints their titles. Both in the same side panel of a real Chromium, turn by turn.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { organisationId } from '../../server/demo/organisations/index.ts'
import { builtExtension } from '../../server/start/build-extension.ts'
import { enrolThroughForm } from '../../server/start/enrol-through-form.ts'
import { words } from '../../shared/words/index.ts'
import { type RunningBrowser, startBrowser } from '../browsers/browser.ts'
import { aNetwork } from '../journeys/network.ts'

const rounds = 25
const offers = 10_000
const aim = 1.3

/** The bare read: no framework, no style, nothing but the database and a list. */
const bareScript = `
const open = indexedDB.open('kettenglied')
open.onsuccess = () => {
  const range = open.result.transaction('offers').objectStore('offers').index('offerType').getAll(null, 50)
  range.onsuccess = () => {
    const list = document.createElement('ul')
    for (const offer of range.result) list.append(Object.assign(document.createElement('li'), { textContent: offer.title }))
    document.body.append(list)
  }
}`

/** Marks the moment after the frame in which the list stood there first; stands before every other script. */
const markScript = `
const watch = new MutationObserver(() => {
  if (document.querySelector('[data-opens-offer], body > ul > li') === null) return
  watch.disconnect()
  requestAnimationFrame(() => setTimeout(() => performance.mark('painted')))
})
watch.observe(document, { childList: true, subtree: true })`

type PanelTimes = { panel: number[]; bare: number[] }

/** Milliseconds from the start of the page to the painted list, each in a panel opened anew. */
async function measurePanel(): Promise<PanelTimes> {
  const extension = await extensionWithMarks()
  const network = await aNetwork({ offers })
  const browser = await startBrowser({ extension })
  try {
    const first = await browser.openPanel()
    await enrolThroughForm(first, network.url, await network.invitation(organisationId('jugendamt-kreis')))
    await setContext(first)
    await first.close()
    const times: PanelTimes = { panel: [], bare: [] }
    // The first turn of each warms the browser's caches and is not counted.
    for (let round = 0; round <= rounds; round++) {
      const bare = await timeToOpen(browser, 'bare.html')
      const panel = await timeToOpen(browser, 'sidepanel.html')
      if (round > 0) {
        times.bare.push(bare)
        times.panel.push(panel)
      }
    }
    return times
  } finally {
    await browser.dispose()
    await network.dispose()
    rmSync(extension, { recursive: true })
  }
}

/** A copy of the built extension with the bare page in it, and the mark in both pages. */
async function extensionWithMarks(): Promise<string> {
  const extension = mkdtempSync(join(tmpdir(), 'kettenglied-extension-'))
  cpSync(await builtExtension(), extension, { recursive: true })
  const mark = '<script src="/mark.js"></script>'
  const file = (name: string) => join(extension, name)
  writeFileSync(file('mark.js'), markScript)
  writeFileSync(file('bare.js'), bareScript)
  writeFileSync(file('bare.html'), `<!doctype html><meta charset="utf-8">${mark}<body><script src="/bare.js"></script>`)
  writeFileSync(file('sidepanel.html'), readFileSync(file('sidepanel.html'), 'utf8').replace('<head>', `<head>${mark}`))
  return extension
}

async function timeToOpen(browser: RunningBrowser, file: string): Promise<number> {
  const worker = browser.page.context().serviceWorkers()[0]
  if (worker === undefined) throw new Error('The background worker is not there')
  await worker.evaluate(`chrome.sidePanel.setOptions({ path: '${file}', enabled: true })`)
  const panel = await browser.openPanel(file)
  await panel.waitForFunction(() => performance.getEntriesByName('painted').length > 0)
  const time = await panel.evaluate(() => performance.getEntriesByName('painted')[0]?.startTime ?? Number.NaN)
  await panel.close()
  return time
}

/** With a case at hand the panel opens onto a list of results. */
async function setContext(panel: Page): Promise<void> {
  const { find } = words.de
  await panel.getByRole('searchbox').fill('7 Monate')
  await panel.getByRole('group', { name: find.understood }).getByRole('button').first().click()
  await panel.locator('[data-opens-offer]').first().waitFor()
}

const percentile = (sorted: readonly number[], share: number) =>
  sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN

/** Measures and prints a line each, with the ratio. */
async function benchPanel(): Promise<void> {
  const times = await measurePanel()
  const [panel, bare] = [times.panel, times.bare].map((each) => each.toSorted((a, b) => a - b))
  const line = (name: string, sorted: readonly number[] = []) =>
    console.log(
      `${name.padEnd(44)} p50 ${percentile(sorted, 0.5).toFixed(0)} ms   p95 ${percentile(sorted, 0.95).toFixed(0)} ms`,
    )
  console.log(`Panel at ${offers} offers, ${rounds} openings in turn`)
  line('bare page: 50 rows by index, painted', bare)
  line('panel: usable list of the case at hand', panel)
  const ratio = percentile(panel ?? [], 0.5) / percentile(bare ?? [], 0.5)
  console.log(`ratio of p50 ${ratio.toFixed(2)} (aim: at most ${aim})`)
}

if (import.meta.main) await benchPanel()
