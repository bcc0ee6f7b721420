/** A small association answers on a phone of 320 pixels without script; the page fits in every view and is accessible. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aLinkedServer } from '../builders/a-link.ts'
import { faultsInPlainViews, type PlainPages, plainPages } from './plain-page.ts'

let server: Awaited<ReturnType<typeof aLinkedServer>>
let pages: PlainPages

beforeAll(async () => {
  server = await aLinkedServer()
  pages = await plainPages(server.app)
})

afterAll(async () => {
  await pages.close()
  await server.store.close()
})

describe('the answer page', () => {
  it.each(['de', 'en', 'leicht'])('is accessible and fits into every view, in the language “%s”', async (language) => {
    await pages.withPage({ bypassCSP: true }, async (page) => {
      for (const path of ['/antwort', '/antwort/nichts', `/antwort/${server.code}`]) {
        await page.goto(`${pages.address}${path}?sprache=${language}`)
        for (const answer of await page.locator('summary').all()) await answer.click()
        expect(await faultsInPlainViews(page), path).toEqual([])
      }
    })
  })

  it('prints what was referred, without the buttons', async () => {
    await pages.withPage({ javaScriptEnabled: false }, async (page) => {
      await page.goto(`${pages.address}/antwort/${server.code}`)
      await page.emulateMedia({ media: 'print' })
      await expect.poll(() => page.getByText('Jugendamt Musterstadt').isVisible()).toBe(true)
      expect(await page.locator('summary').first().isVisible()).toBe(false)
    })
  })

  it('takes a typed code and several answers by keyboard alone, without script and without the code in the address', async () => {
    await pages.withPage({ javaScriptEnabled: false, viewport: { width: 360, height: 640 } }, async (page) => {
      const asked: string[] = []
      page.on('request', (request) => asked.push(request.url()))
      await page.goto(`${pages.address}/antwort`)
      await page.getByLabel('Code', { exact: true }).focus()
      await page.keyboard.type(server.code.toLowerCase())
      await page.keyboard.press('Enter')
      await page.getByText('noch keine Antwort').waitFor()
      await page.locator('summary', { hasText: 'Zugesagt' }).focus()
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: 'Zusage melden' }).press('Enter')
      await page.getByRole('heading', { name: 'Ihre Antwort ist angekommen' }).waitFor()
      await page.locator('summary', { hasText: 'Angekommen' }).press('Enter')
      await page.getByRole('button', { name: 'Als angekommen melden' }).press('Enter')
      await page.getByText('Familie ist angekommen').waitFor()
      await page.reload()
      await page.locator('summary', { hasText: 'Abgeschlossen' }).press('Enter')
      await page.getByLabel('Was wurde aus dem Anlass?').selectOption('need_met')
      await page.getByRole('button', { name: 'Als abgeschlossen melden' }).press('Enter')
      await page.getByText('Mehr ist nicht zu tun.').waitFor()
      expect(asked.filter((url) => url.includes(server.code))).toEqual([])
      expect(asked.filter((url) => !url.startsWith(pages.address))).toEqual([])
    })
    const types = (await server.payloads()).map(({ t }) => t)
    expect(types).toEqual(['requested', 'link_made', 'accepted', 'arrived', 'completed'])
  })
})
