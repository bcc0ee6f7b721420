/** A page that the server itself shows, in a browser that knows nothing of the extension: on phones, without script. */
import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { findBrowser } from '../../server/start/find-browser.ts'
import { accessibilityViolations } from '../browsers/axe.ts'

export type PlainPages = {
  /** `http://127.0.0.1:PORT` */
  address: string
  /** A page of its own, on a phone of 320 pixels unless told otherwise. */
  withPage(options: BrowserContextOptions, work: (page: Page) => Promise<void>): Promise<void>
  close(): Promise<void>
}

type Fetch = Parameters<typeof createAdaptorServer>[0]['fetch']

export async function plainPages(app: { fetch: Fetch }): Promise<PlainPages> {
  const http = createAdaptorServer({ fetch: app.fetch }) as Server
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const browser = await chromium.launch({
    executablePath: findBrowser() ?? '',
    args: ['--no-sandbox', '--disable-quic'],
  })
  return {
    address: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    async withPage(options, work) {
      const context = await browser.newContext({ viewport: phone, locale: 'de-DE', ...options })
      try {
        await work(await context.newPage())
      } finally {
        await context.close()
      }
    },
    async close() {
      await browser.close()
      http.closeAllConnections()
      http.close()
    },
  }
}

const phone = { width: 320, height: 640 }
const plain = { viewport: phone, style: 'html {}', colours: { colorScheme: 'light', forcedColors: 'none' } } as const

const views = {
  'a narrow phone': plain,
  'dark colours': { ...plain, colours: { ...plain.colours, colorScheme: 'dark' } },
  'forced colours': { ...plain, colours: { ...plain.colours, forcedColors: 'active' } },
  'text twice as large': { ...plain, style: 'html { font-size: 200% !important }' },
  'a desk': { ...plain, viewport: { width: 1366, height: 768 } },
} as const

/**
 * What breaks a rule of accessibility or lies beyond the window's width, one line each, named by its view; empty is
 * what a test expects. For a page of `withPage` with `bypassCSP`, as axe is a script, which the pages themselves never
 * let in. Ends on the narrow phone.
 */
export async function faultsInPlainViews(page: Page): Promise<string[]> {
  const faults: string[] = []
  const style = await page.addStyleTag({ content: plain.style })
  const show = async (view: (typeof views)[keyof typeof views]) => {
    await page.setViewportSize(view.viewport)
    await page.emulateMedia(view.colours)
    await style.evaluate((element, content) => {
      element.textContent = content
    }, view.style)
  }
  for (const [name, view] of Object.entries(views)) {
    await show(view)
    const wide = await overflow(page)
    if (wide > 0) faults.push(`${name}: ${wide} px too wide`)
    for (const broken of await accessibilityViolations(page)) faults.push(`${name}: ${broken}`)
  }
  await show(plain)
  return faults
}

/** How many pixels of the page lie beyond the window's width. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
