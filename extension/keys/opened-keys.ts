/** Referral keys that were unwrapped in this page: in memory alone, and gone when it locks. */
import type { Database } from '../store/database.ts'
import type { Device } from '../store/device.ts'

type Key = Uint8Array<ArrayBuffer>

/** The oldest leaves when there are more: far beyond what anybody looks at in a day. */
const mostKept = 2_000

const opened = new WeakMap<Database, Map<string, Key>>()

/** The key that the event of this id wraps; `open` unwraps it where that was not done before. */
export async function openedKey({ database }: Device, event: string, open: () => Promise<Key>): Promise<Key> {
  const known = opened.get(database)?.get(event)
  if (known !== undefined) return known
  const key = await open()
  const kept = opened.get(database) ?? new Map<string, Key>()
  opened.set(database, kept)
  kept.set(event, key)
  const oldest = kept.size > mostKept ? kept.keys().next().value : undefined
  if (oldest !== undefined) kept.delete(oldest)
  return key
}

/** Overwrites and forgets what was unwrapped in this page. */
export function forgetOpened({ database }: Device): void {
  for (const key of opened.get(database)?.values() ?? []) key.fill(0)
  opened.delete(database)
}
