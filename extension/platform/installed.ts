/** The moment after installation or update. */
import { browser } from 'wxt/browser'

export function onInstalled(then: () => void): void {
  browser.runtime.onInstalled.addListener(then)
}
