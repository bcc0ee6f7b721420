/**
 * How soon the panel is usable: opening it until the results of the case at hand stand painted, at 10,000
 * offers, against the least any page could do with the same database: a bare page that reads 50 offers by
 * index and paints their titles. Both in the same side panel of a real Chromium, turn by turn.
 */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { organisationId } from '../../server/demo/organisations/index.ts'
import { builtExtension } from '../../server/start/build-extension.ts'
import { enrolThroughForm } from '../../server/start/enrol-through-form.ts'
import { words } from '../../shared/words/index.ts'
import { extensionId, startBrowser } from '../browsers/browser.ts'
import { aNetwork } from '../journeys/network.ts'

const rounds = 25
const offers = 10_000
const aim = 1.3
const barePage = `chrome-extension://${extensionId}/bare.html`
const panelPage = `chrome-extension://${extensionId}/sidepanel.html`

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

export type PanelTimes = { panel: number[]; bare: number[] }

/** Milliseconds from the start of the navigation to the painted list, for each round. */
export async function measurePanel(): Promise<PanelTimes> {
  const extension = mkdtempSync(join(tmpdir(), 'kettenglied-extension-'))
  cpSync(await builtExtension(), extension, { recursive: true })
  writeFileSync(
    join(extension, 'bare.html'),
    '<!doctype html><meta charset="utf-8"><body><script src="bare.js"></script>',
  )
  writeFileSync(join(extension, 'bare.js'), bareScript)
  const network = await aNetwork({ offers })
  const browser = await startBrowser({ extension })
  try {
    const panel = await browser.openPanel()
    await enrolThroughForm(panel, network.url, await network.invitation(organisationId('jugendamt-kreis')))
    await setContext(panel)
    await panel.addInitScript(markWhenPainted)
    const times: PanelTimes = { panel: [], bare: [] }
    // The first turn of each warms the browser's caches and is not counted.
    for (let round = 0; round <= rounds; round++) {
      const bare = await timeTo(panel, barePage)
      const full = await timeTo(panel, panelPage)
      if (round > 0) {
        times.bare.push(bare)
        times.panel.push(full)
      }
    }
    return times
  } finally {
    await browser.dispose()
    await network.dispose()
    rmSync(extension, { recursive: true })
  }
}

/** With a case at hand the panel opens onto a list of results. */
async function setContext(panel: Page): Promise<void> {
  const { find } = words.de
  await panel.getByRole('searchbox').fill('7 Monate')
  await panel.getByRole('group', { name: find.understood }).getByRole('button').first().click()
  await panel.locator('[data-opens-offer]').first().waitFor()
}

async function timeTo(page: Page, address: string): Promise<number> {
  await page.goto('about:blank')
  await page.goto(address)
  await page.waitForFunction(() => performance.getEntriesByName('painted').length > 0)
  return await page.evaluate(() => performance.getEntriesByName('painted')[0]?.startTime ?? Number.NaN)
}

/** Marks the frame after the one in which the list first stood there. Runs in the page, before its own scripts. */
function markWhenPainted(): void {
  const watch = new MutationObserver(() => {
    if (document.querySelector('[data-opens-offer], body > ul > li') === null) return
    watch.disconnect()
    requestAnimationFrame(() => setTimeout(() => performance.mark('painted')))
  })
  watch.observe(document, { childList: true, subtree: true })
}

const percentile = (sorted: readonly number[], share: number) =>
  sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN

/** Measures and prints a line each, with the ratio. */
export async function benchPanel(): Promise<void> {
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
