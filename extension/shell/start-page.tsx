/** The start of any page, in named steps: when one fails, the launch-error screen says which. */
import { type ComponentChild, render } from 'preact'
import { Router } from 'wouter-preact'
import { useHashLocation } from 'wouter-preact/use-hash-location'
import { exportUndelivered } from '../store/export.ts'
import { showLaunchError } from './launch-error.ts'

type Steps = Record<string, () => unknown>

/**
 * @param steps begun all at once, for most of a start is waiting; one that needs another waits for it itself
 * @param page is called when the steps are done
 * @param after steps for which the first picture does not wait
 */
export async function startPage(
  root: HTMLElement,
  steps: Steps,
  page: () => ComponentChild | Promise<ComponentChild>,
  after: Steps = {},
) {
  const show = async () => {
    const content = await page()
    root.replaceChildren()
    render(<Router hook={useHashLocation}>{content}</Router>, root)
  }
  let failed: string | undefined
  const named = async ([name, run]: [string, () => unknown]) => {
    try {
      await run()
    } catch (failure) {
      // The first to fail is what failed; those that waited for it fail after it.
      failed ??= name
      throw failure
    }
  }
  try {
    for (const round of [steps, { render: show }, { painted }, after])
      await Promise.all(Object.entries(round).map(named))
  } catch (failure) {
    console.error(failure)
    showLaunchError(root, failed ?? '', failure, exportUndelivered)
  }
}

/** Frames are not drawn where nobody looks. */
const longestFrame = 400

/** When the picture stands before the person; out of view, after a moment. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve))
    setTimeout(resolve, longestFrame)
  })
}
