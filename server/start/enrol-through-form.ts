/** Enrols the way a person does: types address and code into the panel's own form. */
import type { Page } from 'playwright-core'
import { words } from '../../shared/words/index.ts'

const { common, inbox, keys, setUp } = words.de

/** Fills and sends the form on a panel that shows it; what the panel answers stands on its page. */
export async function sendSetUpForm(panel: Page, address: string, code: string): Promise<void> {
  await panel.getByLabel(setUp.server).fill(address)
  await panel.getByLabel(setUp.code).fill(code)
  await panel.getByRole('button', { name: setUp.start }).click()
}

/**
 * Enrols and waits until the offers were fetched, which is when the panel leads on: to the search, or to the inbox
 * where families mostly arrive. The first device of an organisation is asked to print the recovery sheet before, and
 * does so later. Ends on the search.
 */
export async function enrolThroughForm(panel: Page, address: string, code: string): Promise<void> {
  await sendSetUpForm(panel, address, code)
  const search = panel.getByRole('searchbox')
  const later = panel.getByRole('button', { name: keys.later, exact: true })
  const arrivals = panel.getByRole('heading', { level: 1, name: inbox.title })
  const work = search.or(arrivals)
  await work.or(later).first().waitFor()
  if (await later.isVisible()) await later.click()
  await work.first().waitFor()
  if (await arrivals.isVisible())
    await panel.getByRole('navigation').getByRole('link', { name: common.navFind }).click()
  await search.waitFor()
}
