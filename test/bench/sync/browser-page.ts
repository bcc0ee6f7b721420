/** A page in real Chromium with a fresh profile, at the origin of the peer's own server, so that no one pays for CORS. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { findBrowser } from '../../../server/start/find-browser.ts'
import { benchFolder } from './install.ts'

export type OpenPage = { page: Page; browserVersion: string; close(): Promise<void> }

const flags = ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-sync']

export async function openPage(url: string, scripts: readonly string[]): Promise<OpenPage> {
  const executablePath = findBrowser()
  if (executablePath === undefined) throw new Error('no Chromium found: install one or set CHROMIUM_PATH')
  const profile = await mkdtemp(join(tmpdir(), 'kettenglied-bench-'))
  const context = await chromium.launchPersistentContext(profile, { executablePath, headless: true, args: flags })
  const page = await context.newPage()
  const address = `${url}/bench-page`
  await page.route(address, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>bench</title>' }),
  )
  await page.goto(address)
  await page.unroute(address)
  await page.route(`${address}/**`, (route) => {
    const name = basename(new URL(route.request().url()).pathname)
    const script = scripts.find((path) => basename(path) === name)
    return route.fulfill({ path: script ?? join(benchFolder, 'pages/assets', name), contentType: 'text/javascript' })
  })
  for (const script of scripts) await page.addScriptTag({ url: `${address}/${basename(script)}`, type: 'module' })
  return {
    page,
    browserVersion: context.browser()?.version() ?? '',
    close: async () => {
      await context.close()
      await rm(profile, { recursive: true, force: true })
    },
  }
}
