/** Looks at a screen narrow, large, dark and in forced colours: what breaks a rule of accessibility or scrolls sideways. */
import type { Page } from 'playwright-core'
import { accessibilityViolations } from '../browsers/axe.ts'
import { plainView, sidewaysScroll, views } from '../browsers/views.ts'

/** One line per fault, named by its view; empty is what a test expects. */
export async function faultsInAllViews(page: Page): Promise<string[]> {
  const faults: string[] = []
  for (const view of views) {
    await view.show(page)
    for (const wide of await sidewaysScroll(page)) faults.push(`${view.name}: ${wide}`)
    if (view.axe) for (const broken of await accessibilityViolations(page)) faults.push(`${view.name}: ${broken}`)
    await plainView(page)
  }
  return faults
}
