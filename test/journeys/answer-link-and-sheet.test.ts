/** A receiver without a device: consent in plain words, a link to answer with, the sheet the family takes along; then on to another offer. */
import jsQR from 'jsqr'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeLabel } from '../../shared/codes/index.ts'
import { answerCodeHash } from '../../shared/protocol/answer-link.ts'
import { words } from '../../shared/words/index.ts'
import { accessibilityViolations } from '../browsers/axe.ts'
import { extensionId } from '../browsers/browser.ts'
import { sidewaysScroll } from '../browsers/views.ts'
import { aDesk, type Desk } from './desk.ts'
import { aNetwork, type TestNetwork } from './network.ts'
import {
  anyTitle,
  chooseDepth,
  chooseNeed,
  common,
  eventually,
  goTo,
  listed,
  log,
  offer,
  openOffer,
  referrals,
  resultLinks,
  saveButton,
  search,
  shownHandoverCode,
  startReferral,
  undoIsOver,
} from './panel.ts'

const { sheet } = words.de

let network: TestNetwork
let desk: Desk
let code = ''
let answerCode = ''

beforeAll(async () => {
  network = await aNetwork()
  desk = await aDesk(network, { organisation: 'jugendamt-kreis' })
})
afterAll(async () => {
  await desk.dispose()
  await network.dispose()
})

async function faults(page: Page): Promise<string[]> {
  return [...(await sidewaysScroll(page)), ...(await accessibilityViolations(page))]
}

/** What a camera reads from the QR picture as it stands on the page. */
async function qrText(page: Page, at: number): Promise<string | undefined> {
  const picture = await page.locator('.qr-picture').nth(at).screenshot()
  const { pixels, width, height } = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
    const image = await createImageBitmap(new Blob([bytes]))
    const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d')
    canvas?.drawImage(image, 0, 0)
    const data = canvas?.getImageData(0, 0, image.width, image.height).data ?? []
    return { pixels: [...data], width: image.width, height: image.height }
  }, picture.toString('base64'))
  return jsQR(Uint8ClampedArray.from(pixels), width, height)?.data
}

/** The box beside the consent, above and below its second heading. */
async function box(): Promise<{ told: string[]; kept: string[] }> {
  const [told = [], kept = []] = await desk.panel
    .locator('.card:has(.told)')
    .evaluate((card) =>
      [...card.querySelectorAll('h2')].map((heading) =>
        heading.nextElementSibling?.matches('ul') === true
          ? [...heading.nextElementSibling.querySelectorAll('li')].map((line) => line.textContent ?? '')
          : [],
      ),
    )
  return { told, kept }
}

describe('a receiver without a device', () => {
  it('learns what the box says while one chooses', async () => {
    const { panel } = desk
    await openOffer(panel, await anyTitle(panel))
    await startReferral(panel)
    await chooseDepth(panel, 'handed_over')
    await chooseNeed(panel, 'parenting_uncertainty')
    await panel.getByText(log.noKeyTitle).waitFor()
    expect(await panel.getByLabel(log.message).count()).toBe(0)
    expect((await box()).told).toContain(log.told.need)
    await panel.getByRole('checkbox', { name: log.scopeForwardNeed }).uncheck()
    expect((await box()).told).not.toContain(log.told.need)
    expect((await box()).kept).toContain(log.kept.need)
    expect(await faults(panel)).toEqual([])
  })

  it('gets an event without the need, and beside it the office keeps the truth', async () => {
    await saveButton(desk.panel).click()
    code = await shownHandoverCode(desk.panel)
    await undoIsOver(desk.panel)
    await eventually(() => network.events()).toMatchObject([
      { t: 'requested', c: { needs: [], lifePhase: 'not_recorded' } },
      { t: 'described', own: true, c: { needs: ['parenting_uncertainty'] } },
    ])
    await eventually(() => desk.panel.getByLabel(log.note).inputValue()).toContain(
      codeLabel('need', 'parenting_uncertainty', 'de'),
    )
  })

  it('can be sent a link, of whose code the server gets the hash alone', async () => {
    const { panel } = desk
    await panel.getByRole('button', { name: log.linkMake }).click()
    answerCode = (await panel.locator('.answer-link .code-groups').textContent()) ?? ''
    const mail = decodeURIComponent((await panel.getByRole('link', { name: log.linkMail }).getAttribute('href')) ?? '')
    expect(mail).toContain(`${network.url}/antwort/${answerCode}`)
    expect(mail).toContain(code)
    expect(await faults(panel)).toEqual([])
    await undoIsOver(panel)
    await eventually(async () => (await network.events()).at(-1)).toMatchObject({
      t: 'link_made',
      own: true,
      c: { link: answerCodeHash(answerCode) },
    })
    const rows = await network.store().db.selectFrom('event').select('payload').execute()
    expect(JSON.stringify(rows)).not.toContain(answerCode)
  })
})

describe('the hand-over sheet', () => {
  it('is one page with code, link and rights, and can speak the family’s language', async () => {
    const { panel, browser } = desk
    await panel.getByRole('button', { name: log.printSheet }).click()
    const address = `chrome-extension://${extensionId}/print.html#/sheet/`
    await eventually(async () => (await browser.targets()).some(({ url }) => url.startsWith(address))).toBe(true)
    const opened = (await browser.targets()).find(({ url }) => url.startsWith(address))?.url ?? ''
    const tab = await browser.page.context().newPage()
    await tab.goto(opened)
    const paper = tab.getByRole('article', { name: sheet.title })
    await paper.locator('.qr-dark').nth(1).waitFor()
    const text = (await paper.textContent()) ?? ''
    for (const part of [code, answerCode, sheet.linkTitle, 'jederzeit zurücknehmen']) expect(text).toContain(part)
    expect(text).not.toContain(codeLabel('need', 'parenting_uncertainty', 'de'))
    expect(await faults(tab)).toEqual([])

    await tab.getByRole('radio', { name: 'English' }).check()
    await paper.getByText(words.en.sheet.goodToKnow).waitFor()
    const pdf = await tab.pdf({ preferCSSPageSize: true })
    expect(pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)).toHaveLength(1)
    await tab.emulateMedia({ media: 'print' })
    expect(await tab.getByRole('button', { name: sheet.print }).isVisible()).toBe(false)
    expect(await qrText(tab, 0)).toBe(code)
    expect(await qrText(tab, 1)).toBe(`${network.url}/antwort/${answerCode}`)
    await tab.close()
  })
})

describe('later', () => {
  it('the link is found from the page of the referral, too', async () => {
    const { panel } = desk
    await goTo(panel, common.navReferrals)
    await listed(panel, code).getByRole('link').first().click()
    await panel.getByRole('link', { name: log.linkMake }).click()
    await panel.getByRole('heading', { level: 1, name: log.linkTitle }).waitFor()
    await eventually(() => panel.locator('.answer-link .code-groups').textContent()).toBe(answerCode)
    expect(await faults(panel)).toEqual([])
    await panel.getByRole('button', { name: common.back, exact: true }).click()
    await panel.getByText(code).first().waitFor()
  })
})

describe('a referral that came to nothing', () => {
  it('goes on to another offer with what is known, in the same chain', async () => {
    const { panel } = desk
    await goTo(panel, common.navReferrals)
    await listed(panel, code).getByRole('link').first().click()
    await panel.getByRole('button', { name: referrals.act.cancelled, exact: true }).click()
    const reason = codeLabel('cancelReason', 'referred_elsewhere', 'de')
    await panel.getByRole('dialog').getByLabel(referrals.ask.cancelReason).selectOption({ label: reason })
    await panel.getByRole('dialog').getByRole('button', { name: referrals.save }).click()
    await panel.getByRole('button', { name: referrals.referAgain }).waitFor()
    await expect.poll(() => panel.getByRole('link', { name: log.linkMake }).count()).toBe(0)
    await panel.getByRole('button', { name: referrals.referAgain }).click()
    await panel.getByRole('heading', { name: log.continueTitle }).waitFor()
    await goTo(panel, common.navReferrals)
    await panel.getByRole('link', { name: referrals.draftContinued }).click()
    await panel.getByRole('heading', { name: log.continueTitle }).waitFor()
    expect(await faults(panel)).toEqual([])
    await panel.getByRole('button', { name: log.searchOffer }).click()
    await search(panel, 'Elterncafé')
    await resultLinks(panel).first().click()
    await panel.getByText(offer.seekingTitle).waitFor()
    expect(await faults(panel)).toEqual([])
    await startReferral(panel)
    await chooseDepth(panel, 'informed')
    await saveButton(panel).click()
    const second = await shownHandoverCode(panel)
    expect(second).not.toBe(code)
    await undoIsOver(panel)
    await eventually(async () => {
      const all = await network.events()
      const [first, last] = [all[0], all.findLast(({ t }) => t === 'requested')]
      return last?.chain === first?.chain && last?.c['basedOn'] === first?.ref && last?.c['needs']
    }).toEqual(['parenting_uncertainty'])
  })
})
