/** Entries in the page's context menu. */
import { browser } from 'wxt/browser'
import { openPanel } from './panel.ts'

type MenuTexts = { open: string; search: string }

/** Says what a person marked and wants looked up. */
type OnSearch = (text: string) => void

const openId = 'open-panel'
const searchId = 'search-selection'

/** Makes the entries anew; they outlive the worker, so this belongs into the installation. */
export async function makeMenus(texts: MenuTexts): Promise<void> {
  await browser.contextMenus.removeAll()
  browser.contextMenus.create({ id: openId, title: texts.open, contexts: ['page', 'action'] })
  browser.contextMenus.create({ id: searchId, title: texts.search, contexts: ['selection'] })
}

/** The panel opens first, while the click still counts as the person's own. */
export function onMenu(search: OnSearch): void {
  browser.contextMenus.onClicked.addListener((click, tab) => {
    openPanel(tab?.windowId)
    if (click.menuItemId === searchId && click.selectionText !== undefined) search(click.selectionText)
  })
}
