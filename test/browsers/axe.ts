/** Accessibility of a screen as axe-core sees it: every rule, best practice included. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/** One line per element that breaks a rule; empty is what a test expects. */
export async function accessibilityViolations(page: Page): Promise<string[]> {
  // Legacy mode: no frames in the panel, and axe's own blank tab would take the focus from it.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help} at ${node.target.join(' ')} (${node.failureSummary ?? ''})`),
  )
}
