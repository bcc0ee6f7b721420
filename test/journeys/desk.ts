/** A desk in an office: a browser with the panel open and enrolled, as a professional sits down to it. */
import type { Page } from 'playwright-core'
import { inject } from 'vitest'
import { organisationId } from '../../server/demo/organisations/index.ts'
import { enrolThroughForm } from '../../server/start/enrol-through-form.ts'
import type { Role } from '../../shared/codes/index.ts'
import { type RunningBrowser, startBrowser } from '../browsers/browser.ts'
import type { TestNetwork } from './network.ts'

export type Desk = {
  browser: RunningBrowser
  /** The side panel; another one after it was reopened. */
  panel: Page
  closePanel(): Promise<void>
  reopenPanel(): Promise<void>
  /** kill -9 of the whole browser, then the same profile again with the panel open. */
  crashAndReopen(whileDown?: () => Promise<void> | void): Promise<void>
  dispose(): Promise<void>
}

/** A desk whose panel shows the set-up. */
export async function aBareDesk(): Promise<Desk> {
  const extension = inject('extension')
  const browser = await startBrowser({ extension })
  const desk: Desk = {
    browser,
    panel: await browser.openPanel(),
    closePanel: () => desk.panel.close(),
    async reopenPanel() {
      desk.panel = await desk.browser.openPanel()
    },
    async crashAndReopen(whileDown) {
      await desk.browser.kill()
      await whileDown?.()
      desk.browser = await startBrowser({ extension, profile: browser.profile })
      await desk.reopenPanel()
    },
    dispose: () => desk.browser.dispose(),
  }
  return desk
}

/** @param organisation key of an organisation of the demonstration network; without one the desk is not enrolled. A professional where no role is named. */
export async function aDesk(
  network: TestNetwork,
  { organisation, url = network.url, role }: { organisation?: string; url?: string; role?: Role } = {},
): Promise<Desk> {
  const desk = await aBareDesk()
  if (organisation !== undefined)
    await enrolThroughForm(desk.panel, url, await network.invitation(organisationId(organisation), url, role))
  return desk
}
