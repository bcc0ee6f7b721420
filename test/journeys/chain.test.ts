/** A coordinator looks at the chain: from the matrix to an offer, every screen in every view, on paper, and sets a link. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { organisationId } from '../../server/demo/organisations/index.ts'
import { invite } from '../../server/enrolment/invite.ts'
import { enrolThroughForm } from '../../server/start/enrol-through-form.ts'
import { words } from '../../shared/words/index.ts'
import { go } from './address.ts'
import { dashboardFaults, openDashboard } from './dashboard.ts'
import { aBareDesk, type Desk } from './desk.ts'
import { aNetwork, type TestNetwork } from './network.ts'
import { eventually } from './panel.ts'

const { chain, common, offer } = words.de
let network: TestNetwork
let desk: Desk
let page: Page

beforeAll(async () => {
  network = await aNetwork({ offers: 120 })
  desk = await aBareDesk()
  const organisation = { organisationId: organisationId('jugendamt-kreis'), role: 'coordinator' } as const
  await enrolThroughForm(desk.panel, network.url, await invite(network.store(), organisation, 'test'))
  page = await openDashboard(desk, '/chain')
  await page.getByRole('table').waitFor()
})
afterAll(async () => {
  await desk.dispose()
  await network.dispose()
})

/** What the page offered as a file, byte order mark included: a browser driven from outside keeps no files. */
async function savedText(url: string): Promise<string> {
  const bytes = await page.evaluate(async (blob) => [...(await (await fetch(blob)).bytes())], url)
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(new Uint8Array(bytes))
}

const heading = (name: string) => page.getByRole('heading', { level: 1, name })

describe('the chain in the dashboard', () => {
  it('leads by keyboard from a cell of the matrix to its offers, and from there to one', async () => {
    const cell = page
      .getByRole('row', { name: /^Kita-Alter/ })
      .getByRole('link')
      .nth(1)
    const count = Number((await cell.locator('.matrix-count').textContent()) ?? '')
    await cell.focus()
    await page.keyboard.press('Enter')
    await heading('Kita-Alter (3 bis Einschulung) · Gesundheit').waitFor()
    const rows = page.getByRole('rowheader')
    await expect.poll(() => rows.count()).toBe(count)
    const title = (await rows.first().textContent()) ?? ''
    await rows.first().getByRole('link').click()
    await expect.poll(() => page.url()).toContain('#/offers/')
    await page.getByText(title).first().waitFor()
  })

  it('saves what it shows as a file that a spreadsheet opens', async () => {
    await go(page, '/chain')
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: common.saveCsv }).click()
    const text = await savedText((await download).url())
    expect(text.startsWith(`\uFEFF${chain.phase};${chain.field};${chain.columns.offers}`)).toBe(true)
    expect(text.split('\r\n').length).toBeGreaterThan(40)
  })

  it('stands on paper without controls, with its area and day', async () => {
    // A dark screen makes no dark paper.
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    await eventually(ground).toBe('rgb(255, 255, 255)')
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('light')
    await expect.poll(() => page.getByText(/^.*Gesamtes Netzwerk, Stand \d\d\.\d\d\.\d{4}$/).isVisible()).toBe(true)
    expect(await page.getByRole('button', { name: chain.print }).count()).toBe(0)
    expect(await page.getByRole('navigation').count()).toBe(0)
    await expect.poll(() => page.getByRole('table').isVisible()).toBe(true)
    await page.emulateMedia({ media: 'screen', colorScheme: 'light' })
  })

  it('leads from an area of the map to the matrix of this area', async () => {
    await go(page, '/chain/map')
    const area = page.locator('.area-link').first()
    const name = (await area.getAttribute('aria-label'))?.split(':')[0] ?? ''
    await area.focus()
    await page.keyboard.press('Enter')
    await heading(chain.matrix).waitFor()
    await expect.poll(() => page.locator('.chain-sentence').textContent()).toContain(name)
    await page.getByLabel(chain.area, { exact: true }).selectOption('')
  })

  it('sets a proposed link with one press, and tells it as such', async () => {
    await go(page, '/chain/links')
    const proposal = page.getByRole('list', { name: chain.proposalsTypes }).getByRole('listitem').first()
    const text = (await proposal.locator('.grow').textContent()) ?? ''
    await proposal.getByRole('button').click()
    await page.getByRole('button', { name: common.viewTable, exact: true }).click()
    await page.getByRole('rowheader').first().waitFor()
    expect(text).toContain(' → ')
    await expect.poll(() => page.getByRole('rowheader').count()).toBe(1)
    await page.getByRole('button', { name: common.viewPicture, exact: true }).click()
  })

  it('shows the link to professionals as the next link of the chain, once the server has it', async () => {
    await expect
      .poll(() => network.store().db.selectFrom('catalogue_item').selectAll().where('kind', '=', 'link').execute(), {
        timeout: 30_000,
      })
      .toHaveLength(1)
    const [from = ''] = ((await page.locator('.link-picture').getAttribute('aria-label')) ?? '').split(' → ')
    await desk.panel.getByRole('searchbox').fill(from)
    await desk.panel.locator('[data-opens-offer]').first().click()
    await desk.panel.getByText(offer.nextLinked).first().waitFor()
  })
})

const screens = ['', '/cell/kita/health', '/transitions', '/links', '/map', '/completeness']

describe.each(screens)('the screen of the chain at “%s”', (screen) => {
  it('breaks no rule of accessibility and never scrolls sideways', async () => {
    await go(page, `/chain${screen}`)
    await page.getByRole('navigation', { name: chain.screens }).waitFor()
    await page.waitForFunction(() => document.querySelector('.chain-page .print-only') !== null)
    expect(await dashboardFaults(page)).toEqual([])
  })
})
