/** The start of the print tab: like the panel's, without search, navigation and sync. */
import { render } from 'preact'
import { Router } from 'wouter-preact'
import { useHashLocation } from 'wouter-preact/use-hash-location'
import { lockWhenIdle } from '../keys/idle.ts'
import { openLock } from '../keys/lock.ts'
import { exportUndelivered } from '../store/export.ts'
import { openDatabase } from '../store/open.ts'
import { startAppearance } from './appearance.ts'
import { showLaunchError } from './launch-error.ts'
import { PrintRoutes } from './print-routes.tsx'

const steps: Record<string, () => unknown> = {
  words: startAppearance,
  database: () => openDatabase(),
  lock: () => openLock().then(() => lockWhenIdle()),
}

export async function startPrint(root: HTMLElement): Promise<void> {
  let step = ''
  try {
    for (const [name, run] of Object.entries(steps)) {
      step = name
      await run()
    }
    step = 'render'
    root.replaceChildren()
    render(
      <Router hook={useHashLocation}>
        <PrintRoutes />
      </Router>,
      root,
    )
  } catch (failure) {
    console.error(failure)
    showLaunchError(root, step, failure, exportUndelivered)
  }
}
