/** A family is handed over, picture by picture: form, inbox, contact, paper, answer page, devices, lock. */
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { organisationId } from '../../server/demo/organisations/index.ts'
import { enrolThroughForm } from '../../server/start/enrol-through-form.ts'
import { codeLabel } from '../../shared/codes/index.ts'
import { words } from '../../shared/words/index.ts'
import type { RunningBrowser } from '../browsers/browser.ts'
import { quiet, size, type Tour } from './take-pictures.ts'

const { common, find, inbox, keys, log, offer } = words.de
const receiver = 'drk-drachennest'
const withoutDevice = 'kirche-quittenbach'

/** @param other the receiving organisation's browser */
export async function takeHandOverPictures(tour: Tour & { other: RunningBrowser }): Promise<string[]> {
  const { network, browser, other, moment, folder } = tour
  const taken: string[] = []
  const picture = async (page: Page, name: string, at = size) => {
    await quiet(page)
    await page.setViewportSize(at)
    await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' })
    taken.push(`${name}.png`)
  }
  const centre = await other.openPanel()
  await enrolThroughForm(centre, network.url, await network.invitation(organisationId(receiver)))
  await running(centre, moment)
  const sender = await browser.openPanel()
  await running(sender, moment)
  // The family of the pictures before is another one; a search for its age and place would leave these offers out.
  await sender.getByRole('button', { name: find.contextClear }).click()

  await beginHandOver(sender, offerOf(tour, receiver))
  await sender.locator('summary').filter({ hasText: log.contact }).click()
  await sender.getByLabel(log.contactFields.name, { exact: true }).fill('Beispielfamilie A (erfunden)')
  await sender.getByLabel(log.contactFields.phone, { exact: true }).fill('0000 123')
  await sender.getByLabel(log.message).fill('Am liebsten nachmittags anrufen.')
  await sender.getByText(log.scopes).scrollIntoViewIfNeeded()
  await picture(sender, 'hand-over')
  await sender.getByRole('button', { name: log.save }).click()
  await sender.getByRole('heading', { name: log.savedTitle }).waitFor()

  await centre.getByRole('navigation').getByRole('link', { name: inbox.navigation }).click()
  await centre.getByText(inbox.withContact).waitFor()
  await picture(centre, 'inbox')
  await centre.getByRole('main').getByRole('listitem').getByRole('link').first().click()
  await centre.getByText('Beispielfamilie A').waitFor()
  await picture(centre, 'incoming')

  const paper = await opened(sender, () => sender.getByRole('button', { name: log.printSheet }).click())
  await paper.getByRole('heading').first().waitFor()
  await picture(paper, 'sheet', { width: 900, height: 1100 })
  await paper.close()

  await beginHandOver(sender, offerOf(tour, withoutDevice))
  await sender.getByRole('button', { name: log.save }).click()
  await sender.getByRole('button', { name: log.linkMake }).click()
  const address = (await sender.locator('.link-address').textContent()) ?? ''
  const phone = await browser.page.context().newPage()
  // Saving and making the link can be undone for ten seconds; only then is the link known to the server.
  while ((await phone.goto(`${address}?sprache=de`))?.status() !== 200) await phone.waitForTimeout(1_000)
  await picture(phone, 'answer')
  await phone.close()

  await goTo(sender, '/keys/devices', keys.devices.title)
  await picture(sender, 'devices')
  await goTo(sender, '/keys/partners', keys.partners.title)
  await sender.locator('.card summary').first().click()
  await picture(sender, 'partners')
  await goTo(sender, '/keys/lock', keys.lock.title)
  await sender.getByLabel(keys.lock.pinNew, { exact: true }).fill('blaue-Kachel-7')
  await sender.getByLabel(keys.lock.pinRepeat).fill('blaue-Kachel-7')
  await sender.getByRole('button', { name: keys.lock.turnOn }).click()
  await sender.getByRole('button', { name: keys.lock.now }).click()
  await sender.getByRole('heading', { name: keys.lock.lockedTitle }).waitFor()
  await picture(sender, 'locked')
  return taken
}

/** The title of the first offer of an organisation. */
function offerOf({ network }: Tour, key: string): string {
  return network.catalogue.offers.find(({ organisationId: by }) => by === organisationId(key))?.title ?? ''
}

async function goTo(panel: Page, path: string, title: string): Promise<void> {
  await panel.evaluate((hash) => {
    location.hash = hash
  }, path)
  await panel.getByRole('heading', { level: 1, name: title }).waitFor()
}

async function running(panel: Page, moment: string): Promise<void> {
  await panel.clock.install({ time: moment })
  await panel.reload()
}

async function beginHandOver(panel: Page, title: string): Promise<void> {
  await panel.getByRole('navigation').getByRole('link', { name: common.navFind }).click()
  await panel.getByRole('searchbox').fill(title)
  await panel.getByRole('main').getByRole('link', { name: title, exact: true }).first().click()
  await panel.getByRole('button', { name: offer.log }).click()
  await panel.getByRole('radio', { name: codeLabel('referralDepth', 'handed_over', 'de') }).check()
  await panel.keyboard.press('1')
}

/** The tab that an act opens. */
async function opened(panel: Page, act: () => Promise<void>): Promise<Page> {
  const [tab] = await Promise.all([panel.context().waitForEvent('page'), act()])
  return tab
}
