/** The moment after installation or update. */
import { browser } from 'wxt/browser'

/** To be called while the worker starts: later the moment has passed. */
export function onInstalled(then: () => void): void {
  browser.runtime.onInstalled.addListener(then)
}
