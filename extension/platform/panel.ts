/** Opens the panel beside the page: Chromium's side panel, Firefox's sidebar. */
import { browser } from 'wxt/browser'

/** Firefox's own API, which the common types do not name. */
type SidebarAction = { open(): Promise<void> }

function sidebarAction(): SidebarAction | undefined {
  return (browser as { sidebarAction?: SidebarAction }).sidebarAction
}

/**
 * Must be the first call in the handler of a click or key: anything awaited before it loses the
 * user's gesture, and the browser refuses.
 */
export function openPanel(windowId: number | undefined): void {
  const sidebar = sidebarAction()
  if (sidebar !== undefined) void sidebar.open().catch(report)
  else if (windowId !== undefined) void browser.sidePanel.open({ windowId }).catch(report)
}

/** The toolbar button, and with it its keyboard shortcut, opens the panel. */
export function openPanelOnClick(): void {
  browser.action.onClicked.addListener((tab) => openPanel(tab.windowId))
}

function report(failure: unknown): void {
  console.warn('the panel did not open', failure)
}
