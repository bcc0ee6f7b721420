/** An association without a device is handed a family, answers by link on a phone without script, and the office sees it. */
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languageNames } from '../../server/pages/language.ts'
import { findBrowser } from '../../server/start/find-browser.ts'
import { words } from '../../shared/words/index.ts'
import { accessibilityViolations } from '../browsers/axe.ts'
import { aDesk, type Desk } from './desk.ts'
import { answer, fillTold, openOwn, shows } from './handing-over.ts'
import { aNetwork, type TestNetwork } from './network.ts'
import {
  chooseDepth,
  chooseNeed,
  eventually,
  log,
  openOffer,
  referrals,
  saveButton,
  shownHandoverCode,
  startReferral,
  undoIsOver,
} from './panel.ts'
import { overflow } from './plain-page.ts'

/** What a church parish without a device offers. */
const parishOffer = 'Familienzentrum Drachennest'
const told = { caseReference: 'Az. Kanarienvogel-7Q', ownWords: 'Kommt gern zu Fuß.' }

let network: TestNetwork
let office: Desk
let phones: Browser
let phone: Page
let code = ''
let answerCode = ''

beforeAll(async () => {
  network = await aNetwork()
  office = await aDesk(network, { organisation: 'jugendamt-kreis' })
  phones = await chromium.launch({ executablePath: findBrowser() ?? '', args: ['--no-sandbox', '--disable-quic'] })
  phone = await aPhone({ javaScriptEnabled: false })
})
afterAll(async () => {
  await phones.close()
  await office.dispose()
  await network.dispose()
})

async function aPhone(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await phones.newContext({ viewport: { width: 360, height: 800 }, locale: 'de-DE', ...options })
  return await context.newPage()
}

async function typeCode(page: Page): Promise<void> {
  await page.goto(`${network.url}/antwort`)
  await page.getByLabel(answer.code, { exact: true }).fill(answerCode.toLowerCase().replaceAll('-', ' '))
  await page.getByRole('button', { name: answer.open }).click()
  await page.getByText(code).waitFor()
}

/** Unfolds an answer, chooses its reason where it asks for one, and sends it. */
async function give(page: Page, which: keyof typeof answer.answers, reason?: string): Promise<void> {
  const { title, field, button } = answer.answers[which]
  const form = page.locator('details').filter({ has: page.locator('summary', { hasText: title }) })
  await form.locator('summary').click()
  if (reason !== undefined) await form.getByLabel(field).selectOption({ label: reason })
  await form.getByRole('button', { name: button }).click()
}

/** A step in the history of the office's referral. */
const step = (event: keyof typeof referrals.event) =>
  office.panel.locator('.history > li').filter({ hasText: referrals.event[event] })

describe('a family that is handed to a parish without a device', () => {
  it('goes along with a link, made where the referral was saved', async () => {
    const { panel } = office
    await openOffer(panel, parishOffer)
    await startReferral(panel)
    await chooseDepth(panel, 'handed_over')
    await chooseNeed(panel, 'parenting_uncertainty')
    await fillTold(panel, told)
    await saveButton(panel).click()
    code = await shownHandoverCode(panel)
    await panel.getByRole('button', { name: log.linkMake }).click()
    answerCode = (await panel.locator('.answer-link .code-groups').textContent()) ?? ''
    await undoIsOver(panel)
    await eventually(async () => (await network.events()).map(({ t }) => t)).toContain('link_made')
  })

  it('stands on a phone without script, in codes and days alone', async () => {
    await phone.goto(`${network.url}/antwort/${answerCode}`)
    await phone.getByText(code).waitFor()
    const text = await phone.locator('body').innerText()
    expect(text).toContain(parishOffer)
    for (const secret of ['Kanarienvogel', 'zu Fuß', 'Erziehung']) expect(text).not.toContain(secret)
    for (const width of [360, 320]) {
      await phone.setViewportSize({ width, height: 800 })
      for (const language of [languageNames.de, languageNames.leicht, languageNames.en]) {
        await phone.getByRole('button', { name: language }).click()
        expect(await overflow(phone), `${language} at ${width} px`).toBe(0)
      }
    }
    await phone.getByText(words.en.answer.intro).waitFor()
    await phone.getByRole('button', { name: languageNames.leicht }).click()
    await phone.getByText(code).waitFor()
    expect(await phone.locator('body').innerText()).not.toContain(words.de.answer.intro)
  })

  it('breaks no rule of accessibility there', async () => {
    // axe is a script, which the page itself never lets in.
    const withScript = await aPhone({ bypassCSP: true })
    await withScript.goto(`${network.url}/antwort/${answerCode}`)
    for (const folded of await withScript.locator('summary').all()) await folded.click()
    expect(await accessibilityViolations(withScript)).toEqual([])
    await withScript.context().close()
  })
})

describe('the answer of the parish', () => {
  it('stands in the office’s panel with where it came from', async () => {
    await typeCode(phone)
    await give(phone, 'waitlisted', answer.holdReason.waiting_list)
    await phone.getByRole('heading', { name: answer.doneTitle }).waitFor()
    await openOwn(office.panel, code)
    await shows(office.panel, referrals.status['on-hold'])
    await step('waitlisted').getByText(referrals.viaAnswerLink).waitFor()
  })

  it('counts once when two tabs give it at the same moment', async () => {
    const other = await aPhone({ javaScriptEnabled: false })
    await typeCode(phone)
    await typeCode(other)
    await Promise.all([give(phone, 'arrived'), give(other, 'arrived')])
    for (const tab of [phone, other]) await tab.getByText(answer.status['in-progress']).first().waitFor()
    await other.context().close()
    await shows(office.panel, referrals.status['in-progress'])
    await step('arrived').getByText(referrals.viaAnswerLink).waitFor()
    await expect.poll(() => step('arrived').count()).toBe(1)
    expect((await network.events()).filter(({ t }) => t === 'arrived')).toHaveLength(1)
  })

  it('is refused to a second tab once the first has closed the referral', async () => {
    const stale = await aPhone({ javaScriptEnabled: false })
    await typeCode(stale)
    await typeCode(phone)
    await give(phone, 'completed', answer.outcome.need_met)
    await phone.getByText(answer.doneClosed).waitFor()
    await give(stale, 'completed', answer.outcome.not_met)
    await stale.getByText(answer.closedTitle).waitFor()
    await stale.context().close()
    await shows(office.panel, referrals.status.completed)
    expect((await network.events()).filter(({ t }) => t === 'completed')).toHaveLength(1)
  })

  it('opens nothing once the referral is closed, by the address as well as by the typed code', async () => {
    // Ten minutes pass in which a form that was sent twice is still understood.
    const rows = network
      .store()
      .db.updateTable('answer_link')
      .set({ closed_at: Date.now() - 11 * 60_000 })
    await rows.execute()
    await phone.goto(`${network.url}/antwort/${answerCode}`)
    await phone.getByText(answer.closedTitle).waitFor()
    expect(await phone.locator('body').innerText()).not.toContain(code)
  })
})
