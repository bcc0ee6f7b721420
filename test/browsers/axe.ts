/** Accessibility of a screen as axe-core sees it: every rule, best practice included. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/**
 * One line per element that breaks a rule; empty is what a test expects. axe lists the elements that keep each rule
 * only where asked, and is read once by a page that stays: both took longer than the rules themselves.
 */
export async function accessibilityViolations(page: Page): Promise<string[]> {
  const there = await page.evaluate('typeof window.axe === "object"')
  const builder = new AxeBuilder({ page, ...(there === true && { axeSource: ';' }) })
  // Legacy mode: no frames in the panel, and axe's own blank tab would take the focus from it.
  const { violations } = await builder
    .options({ resultTypes: ['violations'] })
    .setLegacyMode()
    .analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help} at ${node.target.join(' ')} (${node.failureSummary ?? ''})`),
  )
}
