/**
 * Opens a browser with the extension loaded, enrols it through the real form, and opens the side panel
 * beside a page of the server. The browser has a profile of its own; the person's own one is untouched.
 */
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { words } from '../../shared/words/index.ts'
import { enrolThroughForm } from './enrol-through-form.ts'

/** Fixed by the manifest's `key`. */
const extensionId = 'ijfafenmemppkgmoghoaokcjkieinaja'
const panelAddress = `chrome-extension://${extensionId}/sidepanel.html`

export type Opening = {
  executable: string
  /** Folder of the built extension. */
  extension: string
  /** Folder of the browser's profile, kept between starts. */
  profile: string
  address: string
  /** Makes an invitation code; asked for only when the device is not enrolled yet. */
  invitation: () => Promise<string>
  /** Without a window, for tests. */
  headless?: boolean
}

export type OpenedBrowser = { close(): Promise<void>; onClosed(listener: () => void): void }

/** @throws when the browser does not start or does not take the extension. */
export async function openBrowser(opening: Opening): Promise<OpenedBrowser> {
  const context = await chromium.launchPersistentContext(opening.profile, {
    executablePath: opening.executable,
    headless: opening.headless ?? false,
    viewport: null,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    ignoreDefaultArgs: ['--enable-automation', '--disable-extensions'],
    args: [
      '--no-first-run',
      '--disable-sync',
      '--enable-unsafe-extension-debugging',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  })
  try {
    const beside = context.pages()[0] ?? (await context.newPage())
    await beside.goto(`${opening.address}/docs`)
    await loadExtension(context, opening.extension)
    const panel = await context.newPage()
    await panel.goto(panelAddress)
    await enrolWhenNew(panel, opening)
    await openSidePanel(panel)
    await panel.close()
    await beside.bringToFront()
  } catch (error) {
    await context.close()
    throw error
  }
  return {
    close: () => context.close(),
    onClosed: (listener) => {
      context.once('close', listener)
    },
  }
}

/** Branded browsers ignore `--load-extension`; over the debugging pipe all of the family take it. */
async function loadExtension(context: BrowserContext, folder: string): Promise<void> {
  const session = await context.browser()?.newBrowserCDPSession()
  if (session === undefined) throw new Error('this browser cannot be driven')
  await session.send('Extensions.loadUnpacked', { path: folder })
  await session.detach()
}

/** The panel of a new device leads to its set-up form by itself. */
async function enrolWhenNew(panel: Page, { address, invitation }: Opening): Promise<void> {
  const form = panel.getByLabel(words.de.setUp.code)
  const locked = panel.getByRole('heading', { name: words.de.keys.lock.lockedTitle })
  await form.or(panel.getByRole('navigation')).or(locked).first().waitFor()
  if (await form.isVisible()) await enrolThroughForm(panel, address, await invitation())
}

/** The call needs a gesture; a script run over the protocol counts as one. */
async function openSidePanel(panel: Page): Promise<void> {
  await panel.evaluate('chrome.windows.getCurrent().then(({ id }) => chrome.sidePanel.open({ windowId: id }))')
}
