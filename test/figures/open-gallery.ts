/** Builds the gallery and opens it in a real browser under the policy that holds in the extension. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { chromium, type Page, type Route } from 'playwright-core'
import { build } from 'vite'
import { findBrowser } from '../../server/start/find-browser.ts'

const address = 'http://figures.test'
const types: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' }
const html = `<!doctype html><html lang="de"><meta name="viewport" content="width=device-width">
<title>Abbildungen</title><link rel="stylesheet" href="/gallery.css"><script type="module" src="/gallery.js"></script>`

export type Gallery = {
  page: Page
  /** What the browser complained about: broken policies, exceptions. */
  complaints: string[]
  close(): Promise<void>
}

/** @param policy of the extension's pages */
export async function openGallery(policy: string): Promise<Gallery> {
  const folder = mkdtempSync(join(tmpdir(), 'kettenglied-gallery-'))
  await buildInto(folder)
  const executablePath = findBrowser()
  if (executablePath === undefined) throw new Error('No Chromium found')
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'de-DE' })
  const complaints: string[] = []
  page.on('pageerror', ({ message }) => complaints.push(message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await page.route(`${address}/**`, (route) => answer(route, folder, policy))
  await page.goto(address)
  await page.locator('.plot').first().waitFor()
  return {
    page,
    complaints,
    async close() {
      await browser.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function buildInto(folder: string): Promise<void> {
  await build({
    root: join(import.meta.dirname, '../..'),
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2024',
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: { gallery: join(import.meta.dirname, 'gallery.tsx') },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name].js', assetFileNames: '[name][extname]' },
      },
    },
  })
}

function answer(route: Route, folder: string, policy: string): Promise<void> {
  const path = new URL(route.request().url()).pathname
  if (path === '/') {
    return route.fulfill({ contentType: 'text/html', headers: { 'content-security-policy': policy }, body: html })
  }
  const contentType = types[extname(path)]
  if (contentType === undefined) return route.fulfill({ status: 404 })
  return route.fulfill({ contentType, body: readFileSync(join(folder, path)) })
}
