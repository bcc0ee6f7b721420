/** A message of the operating system, for what cannot wait until somebody opens the panel. */
import { browser } from 'wxt/browser'

/** A second message under the same `id` replaces the first. */
export async function notify(id: string, title: string, message: string): Promise<void> {
  const iconUrl = browser.runtime.getManifest().icons?.['128'] ?? transparentIcon
  await browser.notifications.create(id, { type: 'basic', title, message, iconUrl })
}

/** Chromium refuses a notification without an icon. */
const transparentIcon =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='
