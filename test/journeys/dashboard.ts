/** The dashboard of an enrolled browser, in a tab of its own, and the look at its screens in every view. */
import type { Page } from 'playwright-core'
import { extensionId } from '../browsers/browser.ts'
import type { Desk } from './desk.ts'
import { faultsInAllViews } from './in-all-views.ts'

const wide = { width: 1280, height: 900 }

/** @param path within the dashboard, e.g. `/chain/map` */
export async function openDashboard({ browser }: Pick<Desk, 'browser'>, path = '/'): Promise<Page> {
  const page = await browser.page.context().newPage()
  await page.setViewportSize(wide)
  await page.goto(`chrome-extension://${extensionId}/dashboard.html#${path}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

/** As `faultsInAllViews`, from the width of a desk. */
export async function dashboardFaults(page: Page): Promise<string[]> {
  await page.setViewportSize(wide)
  const faults = await faultsInAllViews(page)
  await page.setViewportSize(wide)
  return faults
}
