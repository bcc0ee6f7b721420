/**
 * The start of a page, step by step. Each step has a name; when one fails, the launch-error screen says
 * which. Sync, policy and, where no PIN is set, the lock are fetched when the screen stands: their code, too,
 * would only delay it.
 */
import { render } from 'preact'
import { Router } from 'wouter-preact'
import { navigate, useHashLocation } from 'wouter-preact/use-hash-location'
import { openSearch } from '../search/search.ts'
import { openCaseContext } from '../store/case-context.ts'
import { enrolment } from '../store/enrolment.ts'
import { exportUndelivered } from '../store/export.ts'
import { firstAddress } from '../store/first-screen.ts'
import { openDatabase } from '../store/open.ts'
import { startAppearance, suggestLocale } from './appearance.ts'
import { Frame } from './frame.tsx'
import { showLaunchError } from './launch-error.ts'
import { followLock, openLockWhereSet } from './locked.ts'

let enrolled = false

const steps: Record<string, () => unknown> = {
  words: startAppearance,
  database: () => openDatabase(),
  device: async () => {
    enrolled = (await enrolment()) !== undefined
  },
  search: () => Promise.all([openSearch(), openCaseContext()]),
  lock: () => openLockWhereSet(),
}

async function followOthers(): Promise<void> {
  const [{ startSync }, { startPolicy }] = await Promise.all([
    import('../sync/start.ts'),
    import('../platform/policy.ts'),
  ])
  startSync()
  startPolicy((policy) => void suggestLocale(policy.language))
  await followLock()
}

/** @param screen the address to open where the page's own does not name one; absent for the one that fits the organisation */
export async function start(root: HTMLElement, screen?: string): Promise<void> {
  let step = ''
  try {
    for (const [name, run] of Object.entries(steps)) {
      step = name
      await run()
    }
    step = 'render'
    if (!enrolled) navigate('/set-up', { replace: true })
    else if (location.hash === '') navigate(screen ?? (await firstAddress()), { replace: true })
    root.replaceChildren()
    render(
      <Router hook={useHashLocation}>
        <Frame enrolledAtStart={enrolled} />
      </Router>,
      root,
    )
    step = 'sync'
    await followOthers()
  } catch (failure) {
    console.error(failure)
    showLaunchError(root, step, failure, exportUndelivered)
  }
}
