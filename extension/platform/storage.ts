/**
 * The browser's small key-value areas. `local` lies in another file than IndexedDB, so it can tell
 * that the database was lost and hold what was not yet delivered; `session` ends with the browser.
 */
import { browser } from 'wxt/browser'

export type StorageArea = {
  /** The values of the keys that exist; all with null. */
  get(keys: string[] | null): Promise<Record<string, unknown>>
  set(values: Record<string, unknown>): Promise<void>
  remove(keys: string[]): Promise<void>
}

export const localStorageArea: StorageArea = area('local')
export const sessionStorageArea: StorageArea = area('session')

/** A storage area in memory: what stands in where a page runs outside an extension. */
export function memoryArea(): StorageArea {
  const held = new Map<string, unknown>()
  return {
    get: async (keys) => {
      const found = (keys ?? [...held.keys()]).filter((key) => held.has(key))
      return Object.fromEntries(found.map((key) => [key, structuredClone(held.get(key))]))
    },
    set: async (values) => {
      for (const [key, value] of Object.entries(values)) held.set(key, structuredClone(value))
    },
    remove: async (keys) => {
      for (const key of keys) held.delete(key)
    },
  }
}

function area(name: 'local' | 'session'): StorageArea {
  const fallback = memoryArea()
  const real = (): StorageArea => (inExtension() ? browser.storage[name] : fallback)
  return {
    get: (keys) => real().get(keys),
    set: (values) => real().set(values),
    remove: (keys) => real().remove(keys),
  }
}

/** False in component tests and where a page is opened as a plain file. */
export function inExtension(): boolean {
  return typeof browser === 'object' && browser?.storage !== undefined
}
