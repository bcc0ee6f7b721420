/** Looks at a screen narrow, large, dark and in forced colours: what breaks a rule of accessibility, scrolls sideways or cuts words. */
import type { Page } from 'playwright-core'
import { accessibilityViolations } from '../browsers/axe.ts'
import { cutWords, show, sidewaysScroll, views } from '../browsers/views.ts'

/** One line per fault, named by its view; empty is what a test expects. */
export async function faultsInAllViews(page: Page): Promise<string[]> {
  const faults: string[] = []
  for (const view of views) {
    await show(page, view.look)
    const laidOut = await thatStay(async () => [...(await sidewaysScroll(page)), ...(await cutWords(page))])
    const broken = view.axe ? await thatStay(() => accessibilityViolations(page)) : []
    for (const fault of [...laidOut, ...broken]) faults.push(`${view.name}: ${fault}`)
  }
  await show(page)
  return faults
}

/** The faults of a page that is still being drawn, such as a picture that takes its new size, are none. */
async function thatStay(read: () => Promise<string[]>): Promise<string[]> {
  for (let look = 0; look < 5; look++) {
    if ((await read()).length === 0) return []
    await new Promise((later) => setTimeout(later, 300))
  }
  return read()
}
