/** The small sign on the toolbar button. */
import { browser } from 'wxt/browser'
import { inExtension } from './storage.ts'

/** Shows a short text on the button; an empty one takes the sign away. */
export async function setBadge(text: string): Promise<void> {
  if (!inExtension()) return
  await browser.action.setBadgeText({ text })
  if (text !== '') await browser.action.setBadgeBackgroundColor({ color: '#8a3a00' })
}
