/** The main job, picture by picture. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { organisationId } from '../../server/demo/organisations/index.ts'
import { enrolThroughForm } from '../../server/start/enrol-through-form.ts'
import { codeLabel } from '../../shared/codes/index.ts'
import { words } from '../../shared/words/index.ts'
import type { RunningBrowser } from '../browsers/browser.ts'
import type { TestNetwork } from '../journeys/network.ts'

const { common, find, log, offer, referrals, report } = words.de
export const size = { width: 360, height: 800 }

export type Tour = {
  network: TestNetwork
  browser: RunningBrowser
  /** What the clocks show, `YYYY-MM-DDTHH:MM:SS`. */
  moment: string
  folder: string
}

/** @returns the names of the files written, in order */
export async function takePictures({ network, browser, moment, folder }: Tour): Promise<string[]> {
  const taken: string[] = []
  const panel = await browser.openPanel()
  await panel.clock.setFixedTime(moment)
  await panel.reload()
  const picture = async (name: string) => {
    await quiet(panel)
    await panel.setViewportSize(size)
    await panel.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' })
    taken.push(`${name}.png`)
  }

  await enrolThroughForm(panel, network.url, await network.invitation(organisationId('jugendamt-silberfurt')))
  await panel.getByRole('searchbox').fill('Baby schreit nachts 7 Monate Silberfurt')
  await panel.getByRole('group', { name: find.understood }).waitFor()
  await picture('find')
  await panel.keyboard.press('Alt+u')
  await panel.getByRole('button', { name: find.contextClear }).waitFor()
  await panel.locator('[data-opens-offer]').first().waitFor()

  await panel.locator('[data-opens-offer]').first().click()
  await panel.getByRole('button', { name: offer.log }).waitFor()
  await picture('offer')
  await panel.getByRole('heading', { name: report.title }).scrollIntoViewIfNeeded()
  await picture('report')

  await panel.getByRole('button', { name: offer.log }).click()
  await panel.getByRole('radio', { name: codeLabel('referralDepth', 'appointment_made', 'de') }).check()
  await panel.keyboard.press('1')
  await panel.getByRole('group', { name: log.needs }).scrollIntoViewIfNeeded()
  await picture('log')

  await panel.getByRole('button', { name: log.save }).click()
  await panel.getByRole('heading', { name: log.savedTitle }).waitFor()
  const note = await panel.getByLabel(log.note).inputValue()
  await picture('saved')
  await wide(browser.page, panel, note, join(folder, 'beside.png'))
  taken.push('beside.png')

  await panel.getByRole('navigation').getByRole('link', { name: common.navReferrals }).click()
  const entry = panel.getByRole('main').locator('a[href^="#/referrals/"]').first()
  await entry.waitFor()
  await picture('referrals')
  await entry.click()
  await panel.getByRole('button', { name: referrals.act.arrived }).waitFor()
  await picture('referral')

  await panel.emulateMedia({ colorScheme: 'dark' })
  await panel.getByRole('navigation').getByRole('link', { name: common.navFind }).click()
  await panel.getByRole('searchbox').fill('SPFH')
  await panel.locator('[data-opens-offer]').first().waitFor()
  await picture('dark')
  return taken
}

/** Messages that come and go would make every picture another one. */
export async function quiet(panel: Page): Promise<void> {
  const close = panel.getByRole('button', { name: common.closeMessage })
  while ((await close.count()) > 0) await close.first().click()
  await panel.evaluate(() => document.fonts.ready)
}

/** The panel beside an invented case software into which the note was pasted, put together on a page. */
async function wide(page: Page, panel: Page, note: string, path: string): Promise<void> {
  const html = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8')
  const asSource = (image: Buffer) => `data:image/png;base64,${image.toString('base64')}`
  const right = asSource(await panel.screenshot({ animations: 'disabled' }))
  await page.setViewportSize({ width: 1006, height: 800 })
  await page.setContent(html('case-software.html'))
  await page.locator('#note').evaluate((element, text) => {
    element.textContent = text
  }, note)
  const left = asSource(await page.screenshot())
  await page.setViewportSize({ width: 1399, height: 832 })
  await page.setContent(html('beside.html'))
  await page.locator('#page').evaluate((image, source) => image.setAttribute('src', source), left)
  await page.locator('#panel').evaluate((image, source) => image.setAttribute('src', source), right)
  await page.waitForFunction(() => [...document.images].every((image) => image.complete && image.naturalWidth > 0))
  await page.screenshot({ path })
}
