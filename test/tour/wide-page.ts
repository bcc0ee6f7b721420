/** A page of the dashboard for taking pictures: goes from screen to screen and remembers what it took. */
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { RunningBrowser } from '../browsers/browser.ts'
import { go } from '../journeys/address.ts'
import { openDashboard } from '../journeys/dashboard.ts'
import { quiet, type Tour } from './take-pictures.ts'

const wide = { width: 1180, height: 760 }

export type WidePage = {
  page: Page
  /** Goes to a screen and waits for its heading. */
  open(path: string, title: string): Promise<void>
  picture(name: string, at?: { width: number; height: number }): Promise<void>
  /** File names of the pictures so far. */
  taken: string[]
}

/** @param browser of a device that is enrolled */
export async function aWidePage(browser: RunningBrowser, { moment, folder }: Tour): Promise<WidePage> {
  const page = await openDashboard({ browser })
  await page.clock.install({ time: moment })
  await page.reload()
  const taken: string[] = []
  return {
    page,
    taken,
    async open(path, title) {
      await go(page, path)
      await page.getByRole('heading', { level: 1, name: title }).waitFor()
    },
    async picture(name, at = wide) {
      await quiet(page)
      await page.setViewportSize(at)
      await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' })
      taken.push(`${name}.png`)
    },
  }
}
