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

/**
 * Opens the panel from outside any window, as from a message of the system. Where the browser does not take that for
 * a person's act, the same page opens in a tab.
 * @param address of the screen in that page, e.g. `/inbox`
 */
export function openPanelFromOutside(address: string): void {
  const windowId = browser.windows.WINDOW_ID_CURRENT
  const opened = sidebarAction()?.open() ?? browser.sidePanel.open({ windowId })
  const inTab = () => browser.tabs.create({ url: `${browser.runtime.getURL('/sidepanel.html')}#${address}` })
  void opened.catch(inTab).catch(report)
}

/** The toolbar button, and with it its keyboard shortcut, opens the panel. */
export function openPanelOnClick(): void {
  browser.action.onClicked.addListener((tab) => openPanel(tab.windowId))
}

function report(failure: unknown): void {
  console.warn('the panel did not open', failure)
}
