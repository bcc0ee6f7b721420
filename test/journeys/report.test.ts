/** From question to printed report: the coordination puts it together, the reader opens the frozen numbers of that day. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { words } from '../../shared/words/index.ts'
import { go } from './address.ts'
import { dashboardFaults, openDashboard } from './dashboard.ts'
import { aDesk, type Desk } from './desk.ts'
import { aNetwork, type TestNetwork } from './network.ts'

const { reports } = words.de
const title = 'Kette im Drachental'

let network: TestNetwork
let planning: Desk
let council: Desk
let maker: Page
let reader: Page

beforeAll(async () => {
  network = await aNetwork({ adorned: true, released: true })
  ;[planning, council] = await Promise.all([
    aDesk(network, { organisation: 'jugendhilfeplanung', role: 'coordinator' }),
    aDesk(network, { organisation: 'jugendhilfeplanung', role: 'reader' }),
  ])
  maker = await openDashboard(planning, '/reports')
  reader = await openDashboard(council, '/reports')
})
afterAll(async () => {
  await Promise.all([planning.dispose(), council.dispose()])
  await network.dispose()
})

/** What the figures of a report say: their sentences, in order. */
async function sentences(page: Page): Promise<string[]> {
  await page.locator('.report .figure-sentence').first().waitFor()
  return await page.locator('.report .figure-sentence').allTextContents()
}

async function faultsOf(page: Page, name: string): Promise<string[]> {
  return (await dashboardFaults(page)).map((fault) => `${name}: ${fault}`)
}

describe('a report', () => {
  let previewed: string[] = []

  it('begins with the five questions, takes own words, and says what is missing', async () => {
    await maker.getByRole('button', { name: `${reports.begin} ${reports.template.steering}` }).click()
    await maker.getByRole('textbox', { name: reports.fieldTitle }).first().fill('')
    await maker.getByText(reports.fault.title).waitFor()
    await maker.getByRole('textbox', { name: reports.fieldTitle }).first().fill(title)
    await maker.getByRole('combobox', { name: reports.fieldPeriod }).selectOption('2025')
    await maker.getByRole('textbox', { name: reports.text }).first().fill('Die Drachen kamen an.\n\nAlle.')
    await expect.poll(async () => (await sentences(maker)).join(' ')).toMatch(/\d/)
  })

  it('keeps every keystroke through a reload, and gives back what was removed', async () => {
    await maker.reload()
    await maker.getByRole('textbox', { name: reports.fieldTitle }).first().waitFor()
    await expect.poll(() => maker.getByRole('textbox', { name: reports.fieldTitle }).first().inputValue()).toBe(title)
    const parts = maker.locator('.report-blocks > .stack > .ordered-rows > li')
    const count = await parts.count()
    await parts.first().locator('.row-buttons').last().getByRole('button').last().click()
    await expect.poll(() => parts.count()).toBe(count - 1)
    await maker.getByRole('button', { name: words.de.common.undo, exact: true }).first().click()
    await expect.poll(() => parts.count()).toBe(count)
  })

  it('stands in every view while it is written', async () => {
    expect(await faultsOf(maker, 'draft')).toEqual([])
  })

  it('is published with the numbers of its preview and printed with appendix, method and hash', async () => {
    previewed = await sentences(maker)
    await maker.getByRole('button', { name: reports.publish }).click()
    await maker.getByRole('heading', { level: 1, name: title }).waitFor()
    await expect.poll(() => sentences(maker)).toEqual(previewed)
    await maker.emulateMedia({ media: 'print' })
    const printed = await maker.locator('.report').innerText()
    expect(printed).toContain('Die Drachen kamen an.')
    expect(printed).toContain(reports.methodTitle)
    expect(printed).toMatch(/[0-9a-f]{64}/)
    expect(await maker.getByRole('button', { name: reports.print }).isVisible()).toBe(false)
    await maker.emulateMedia({ media: null })
    const { content } = await maker
      .context()
      .newCDPSession(maker)
      .then(async (session) => ({
        content: (await session.send('Page.printToPDF', { preferCSSPageSize: true })).data,
      }))
    expect(Buffer.from(content, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
    expect(await faultsOf(maker, 'published')).toEqual([])
  })

  it('shows its reader the same frozen numbers though others were released since, also without a network', async () => {
    await network.releaseAt(Date.now() + 200 * 86_400_000)
    await go(reader, '/')
    await go(reader, '/reports')
    await reader.getByRole('link', { name: title }).click()
    await expect.poll(() => sentences(reader)).toEqual(previewed)
    expect(await reader.getByRole('button', { name: reports.withdraw }).count()).toBe(0)
    await network.goOffline()
    await go(reader, '/reports')
    await reader.getByRole('link', { name: title }).click()
    await expect.poll(() => sentences(reader)).toEqual(previewed)
    await network.comeBack()
  })

  it('is gone for everybody once it was taken back', async () => {
    await go(maker, '/reports')
    await maker.getByRole('button', { name: `${reports.withdraw} ${title}` }).click()
    await maker.getByRole('dialog').getByRole('button', { name: reports.withdraw }).click()
    await maker.getByText(reports.publishedNone).waitFor()
    await reader.reload()
    await reader.getByText(reports.withdrawnTitle).waitFor()
  })

  it('has a list that stands in every view, for makers and for readers', async () => {
    await go(reader, '/reports')
    await reader.getByText(reports.publishedNone).waitFor()
    const faults = [...(await faultsOf(maker, 'list')), ...(await faultsOf(reader, 'reader'))]
    expect(faults).toEqual([])
  })
})
