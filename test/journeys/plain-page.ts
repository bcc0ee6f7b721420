/** A page that the server itself shows, in a browser that knows nothing of the extension: on phones, without script. */
import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { findBrowser } from '../../server/start/find-browser.ts'

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
      const context = await browser.newContext({ viewport: { width: 320, height: 640 }, locale: 'de-DE', ...options })
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

/** By name: how the browser is set, and a style that is added to the page. */
export const plainViews: [string, BrowserContextOptions, string?][] = [
  ['a narrow phone', {}],
  ['dark colours', { colorScheme: 'dark' }],
  ['forced colours', { forcedColors: 'active' }],
  ['text twice as large', {}, 'html { font-size: 200% !important }'],
  ['a desk', { viewport: { width: 1366, height: 768 } }],
]

/** How many pixels of the page lie beyond the window's width. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
