/**
 * A real Chromium with the extension, headless, as its own process: it can be killed like a machine
 * that loses power, and started again on the same profile.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core'
import { findBrowser } from '../../server/start/find-browser.ts'

/** Fixed by the manifest's `key`. */
export const extensionId = 'ijfafenmemppkgmoghoaokcjkieinaja'

export type Target = { targetId: string; type: string; url: string }

export type RunningBrowser = {
  /** Folder of the profile; hand it to `startBrowser` again to reopen it. */
  profile: string
  /** A tab beside which the panel opens. */
  page: Page
  /** The panel opened by a click on the extension's icon, as an ordinary page; `file` where the panel shows another one. */
  openPanel(file?: string): Promise<Page>
  targets(): Promise<Target[]>
  /** Stops the extension's background worker as the browser would. True when one was running. */
  stopWorker(): Promise<boolean>
  /** SIGKILL to the whole process group: nothing is flushed, nothing is said goodbye. */
  kill(): Promise<void>
  /** Ends the process and removes the profile. */
  dispose(): Promise<void>
}

export async function startBrowser(options: { extension: string; profile?: string }): Promise<RunningBrowser> {
  const executable = findBrowser()
  if (executable === undefined) {
    throw new Error('No Chromium found. Install one (Debian: apt-get install chromium) or set CHROMIUM_PATH.')
  }
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'kettenglied-browser-'))
  const child = spawn(executable, [...flags(profile, options.extension), 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  })
  const endWithTests = () => child.pid !== undefined && child.exitCode === null && process.kill(-child.pid, 'SIGKILL')
  process.once('exit', endWithTests)
  child.once('exit', () => process.off('exit', endWithTests))
  const endpoint = await debuggingEndpoint(child)
  const browser = await chromium.connectOverCDP(endpoint)
  const session = await browser.newBrowserCDPSession()
  const page = patient(firstPage(browser))

  const targets = async (): Promise<Target[]> =>
    (await session.send('Target.getTargets', { filter: [{}] })).targetInfos.map(({ targetId, type, url }) => ({
      targetId,
      type,
      url,
    }))
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
    const ended = new Promise((done) => child.once('exit', done))
    process.kill(-child.pid, 'SIGKILL')
    await ended
  }
  return {
    profile,
    page,
    targets,
    kill,
    openPanel: (file = 'sidepanel.html') => openPanel(file, endpoint, session, targets),
    async stopWorker() {
      const worker = (await targets()).find(({ type, url }) => type === 'service_worker' && url.includes(extensionId))
      if (worker === undefined) return false
      await session.send('Target.closeTarget', { targetId: worker.targetId })
      return true
    },
    async dispose() {
      await kill()
      await removeProfile(profile)
    },
  }
}

function flags(profile: string, extension: string): string[] {
  return [
    '--headless=new',
    '--no-sandbox',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-dev-shm-usage',
    '--remote-debugging-port=0',
    // lets the protocol click the extension's icon
    '--enable-unsafe-extension-debugging',
    `--disable-extensions-except=${extension}`,
    `--load-extension=${extension}`,
    `--user-data-dir=${profile}`,
    '--window-size=1366,900',
    '--lang=de',
  ]
}

/** Chromium prints the address of its debugging port once it listens. */
function debuggingEndpoint(child: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let printed = ''
    child.stderr?.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      const endpoint = /DevTools listening on (ws:\S+)/.exec(printed)?.[1]
      if (endpoint !== undefined) found(endpoint)
    })
    child.once('error', failed)
    child.once('exit', () => failed(new Error(`Chromium ended at its start:\n${printed}`)))
  })
}

function firstPage(browser: Browser): Page {
  const page = browser.contexts()[0]?.pages()[0]
  if (page === undefined) throw new Error('Chromium started without a tab')
  return page
}

/**
 * A connection made before the panel opened never lists it; one made afterwards treats it as any page.
 * Seen with Chromium 156 and playwright-core 1.65.
 */
async function openPanel(
  file: string,
  endpoint: string,
  session: CDPSession,
  targets: () => Promise<Target[]>,
): Promise<Page> {
  const isPanel = ({ url }: { url: string }) => url.startsWith(`chrome-extension://${extensionId}/${file}`)
  const tab = (await targets()).find(({ type, url }) => type === 'tab' && !url.startsWith('chrome-extension://'))
  if (tab === undefined) throw new Error('There is no tab beside which the panel could open')
  const isOpen = async () => (await targets()).some((target) => target.type === 'page' && isPanel(target))
  // A click in the first moment of the browser's life meets a worker that does not listen yet: click again, as a person would.
  for (let turn = 0; !(await isOpen()); turn++) {
    if (turn > 200) throw new Error('The side panel does not open')
    if (turn % 20 === 0) await session.send('Extensions.triggerAction', { id: extensionId, targetId: tab.targetId })
    await pause()
  }
  const browser = await chromium.connectOverCDP(endpoint)
  const panel = browser
    .contexts()
    .flatMap((context) => context.pages())
    .find((page) => isPanel({ url: page.url() }))
  if (panel === undefined) throw new Error('The side panel opened but cannot be driven')
  return patient(panel)
}

/** What must happen is waited for as long as vitest.config.ts says: a busy machine is no fault. */
function patient(page: Page): Page {
  page.context().setDefaultTimeout(60_000)
  return page
}

/** A killed browser's last process may still write for a moment into the folder that is being emptied. */
async function removeProfile(profile: string, tries = 100): Promise<void> {
  try {
    await rm(profile, { recursive: true, force: true })
  } catch (failure) {
    if (tries === 0) throw failure
    await pause()
    await removeProfile(profile, tries - 1)
  }
}

const pause = () => new Promise((done) => setTimeout(done, 50))
