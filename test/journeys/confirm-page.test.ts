/** A provider checks its offers on a phone of 320 pixels without script; the page fits in every view and is accessible. */
import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { findBrowser } from '../../server/start/find-browser.ts'
import type { Offer } from '../../shared/offer.ts'
import { accessibilityViolations } from '../browsers/axe.ts'
import { aConfirmServer } from '../builders/a-confirm-link.ts'

let server: Awaited<ReturnType<typeof aConfirmServer>>
let http: Server
let browser: Browser
let address = ''
let [course, group]: Offer[] = []

beforeAll(async () => {
  server = await aConfirmServer()
  course = await server.withOffer({
    title: 'Elternkurs „Drachennest“',
    phones: [{ number: '0202 100', note: 'Anmeldung' }],
    places: [{ street: 'Beispielweg 1', postcode: '42000', city: 'Musterstadt' }],
  })
  group = await server.withOffer({ title: 'Krabbelgruppe im Familienzentrum Erfunden', email: 'post@traeger.example' })
  http = createAdaptorServer({ fetch: server.app.fetch }) as Server
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  address = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  browser = await chromium.launch({ executablePath: findBrowser() ?? '', args: ['--no-sandbox', '--disable-quic'] })
})

afterAll(async () => {
  await browser.close()
  http.closeAllConnections()
  http.close()
  await server.store.close()
})

async function withPage(options: BrowserContextOptions, work: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, locale: 'de-DE', ...options })
  try {
    await work(await context.newPage())
  } finally {
    await context.close()
  }
}

const views: [string, BrowserContextOptions, string?][] = [
  ['a narrow phone', {}],
  ['dark colours', { colorScheme: 'dark' }],
  ['forced colours', { forcedColors: 'active' }],
  ['text twice as large', {}, 'html { font-size: 200% !important }'],
  ['a desk', { viewport: { width: 1280, height: 900 } }],
]
it.each(views)('the page is accessible and fits into %s, faults and all', async (name, options, style) => {
  // Only here with script and without the page’s own policy: axe itself is a script.
  await withPage({ ...options, bypassCSP: true }, async (page) => {
    await page.goto(`${address}/bestaetigen/${server.code}?sprache=de`)
    if (style !== undefined) await page.addStyleTag({ content: style })
    await page.locator('summary').first().click()
    await page.getByLabel('Telefon', { exact: true }).first().fill('bei Frau Muster')
    await page.getByRole('button', { name: 'Änderungen speichern' }).first().click()
    if (style !== undefined) await page.addStyleTag({ content: style })
    await page.getByText('Bitte geben Sie eine Telefonnummer in Ziffern ein').waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
    expect(await accessibilityViolations(page)).toEqual([])
    const pictures = process.env['PICTURES']
    if (pictures !== undefined)
      await page.screenshot({ path: `${pictures}/${name.replaceAll(' ', '-')}.png`, fullPage: true })
  })
})

it('a provider confirms one offer, corrects the other and is thanked, without script', async () => {
  await withPage({ javaScriptEnabled: false }, async (page) => {
    await page.goto(`${address}/bestaetigen`)
    await page.getByLabel('Code').fill(server.code.toLowerCase().replaceAll('-', ' '))
    await page.getByRole('button', { name: 'Weiter' }).click()
    const section = (offer: Offer | undefined) => page.getByRole('region', { name: offer?.title ?? '' })
    await section(course).getByRole('button', { name: 'Alles richtig' }).click()
    await section(course).getByText('Bestätigt. Danke.').waitFor()
    await section(group).getByText('Etwas ändern').click()
    await section(group).getByLabel('Freie Plätze').selectOption('waitlist')
    await section(group).getByLabel('Telefon').fill('0202 123')
    await section(group).getByRole('button', { name: 'Änderungen speichern' }).click()
    await section(group).getByText('Übernommen: Telefon, Freie Plätze. Danke.').waitFor()
    await page.getByText('Geprüft: 2 von 2').waitFor()
    expect(page.url()).not.toContain(server.code)
    await page.getByRole('button', { name: 'Fertig' }).click()
    await page.getByRole('heading', { name: 'Vielen Dank' }).waitFor()
    expect(await server.offer(group?.id ?? '')).toMatchObject({
      capacity: 'waitlist',
      phones: [{ number: '0202 123' }],
    })
    expect((await server.show()).status).toBe(404)
  })
})
