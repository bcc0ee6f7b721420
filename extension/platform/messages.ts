/** Messages between the pages of the extension and its worker. A message also wakes a sleeping worker. */
import { browser } from 'wxt/browser'
import { inExtension } from './storage.ts'

/** What may be said. */
type Message = 'written'

/** Says it to the worker and all other pages; nobody listening is no fault. */
export function say(message: Message): void {
  if (inExtension()) void browser.runtime.sendMessage(message).catch(() => {})
}

/** Calls `then` whenever another page says this. */
export function onMessage(message: Message, then: () => void): void {
  browser.runtime.onMessage.addListener((said: unknown) => {
    if (said === message) then()
  })
}
