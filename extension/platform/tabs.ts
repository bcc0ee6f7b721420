/** Pages of the extension in a tab of their own: for printing and the camera, which the panel cannot do. */
import { browser } from 'wxt/browser'
import { inExtension } from './storage.ts'

/** @param page file and address within it, e.g. `print.html#/recovery` */
export async function openTab(page: string): Promise<void> {
  await browser.tabs.create({ url: new URL(page, location.href).href })
}

/** Whether this page stands in a tab, not in the panel. */
export async function inTab(): Promise<boolean> {
  return inExtension() && (await browser.tabs.getCurrent().catch(() => undefined)) !== undefined
}
