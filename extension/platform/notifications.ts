/** A message of the operating system, for what cannot wait until somebody opens the panel. */
import { browser } from 'wxt/browser'

/** A second message under the same `id` replaces the first. */
export async function notify(id: string, title: string, message: string): Promise<void> {
  const iconUrl = browser.runtime.getManifest().icons?.['128'] ?? transparentIcon
  await browser.notifications.create(id, { type: 'basic', title, message, iconUrl })
}

/** Takes a message away that is true no longer; where there is none, nothing happens. */
export async function withdrawNotice(id: string): Promise<void> {
  await browser.notifications.clear(id)
}

/** Calls `then` when a person presses the message. */
export function onNoticePressed(id: string, then: () => void): void {
  browser.notifications.onClicked.addListener((pressed) => {
    if (pressed === id) then()
  })
}

/** Chromium refuses a notification without an icon. */
const transparentIcon =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='
