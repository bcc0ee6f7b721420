/** The extension's own version, undefined where a page runs outside an extension. */
import { browser } from 'wxt/browser'
import { inExtension } from './storage.ts'

export function clientVersion(): string | undefined {
  return inExtension() ? browser.runtime.getManifest().version : undefined
}
