/** The start of any page, in named steps: when one fails, the launch-error screen says which. */
import { type ComponentChild, render } from 'preact'
import { Router } from 'wouter-preact'
import { useHashLocation } from 'wouter-preact/use-hash-location'
import { exportUndelivered } from '../store/export.ts'
import { showLaunchError } from './launch-error.ts'

export type Steps = Record<string, () => unknown>

/** @param page is called when the steps are done; @param after steps for which the first picture does not wait */
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
  let step = ''
  try {
    for (const [name, run] of Object.entries({ ...steps, render: show, ...after })) {
      step = name
      await run()
    }
  } catch (failure) {
    console.error(failure)
    showLaunchError(root, step, failure, exportUndelivered)
  }
}
