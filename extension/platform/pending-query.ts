/** A text that was marked on a page and is to be looked up: it waits here until a panel takes it. */
import { browser } from 'wxt/browser'
import { inExtension, sessionStorageArea } from './storage.ts'

const key = 'pendingQuery'
const longest = 200

/** Leaves a text for the panel: one line, no longer than a query. */
export async function leaveQuery(text: string): Promise<void> {
  await sessionStorageArea.set({ [key]: text.replace(/\s+/g, ' ').trim().slice(0, longest) })
}

/** Takes the text that waits, if any; it is then gone. */
export async function pendingQuery(): Promise<string | undefined> {
  const text = (await sessionStorageArea.get([key]))[key]
  if (typeof text !== 'string' || text === '') return undefined
  await sessionStorageArea.remove([key])
  return text
}

/** Calls `then` with each text that is left while the panel is open. Returns the function that ends it. */
export function onPendingQuery(then: (text: string) => void): () => void {
  if (!inExtension()) return () => {}
  const listener = () => {
    void pendingQuery().then((text) => text !== undefined && then(text))
  }
  browser.storage.session.onChanged.addListener(listener)
  return () => browser.storage.session.onChanged.removeListener(listener)
}
