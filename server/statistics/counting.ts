/** Under which key and for which network records are counted. */
import type { Store } from '../store/open.ts'
import { readSecret } from '../store/secret.ts'

/** `key`: K_rec; `tenant`: this installation. */
export type Counting = { key: Uint8Array; tenant: string }

const known = new WeakMap<Store, Promise<Counting>>()

/** Read once for a store. Never within a transaction: the key is made with the first reading. */
export function readCounting(store: Store): Promise<Counting> {
  const before = known.get(store)
  if (before !== undefined) return before
  const reading = read(store)
  known.set(store, reading)
  reading.catch(() => known.delete(store))
  return reading
}

async function read(store: Store): Promise<Counting> {
  const key = await readSecret(store, 'record_key')
  const { instance } = await store.db.selectFrom('network').select('instance').executeTakeFirstOrThrow()
  return { key, tenant: instance }
}
