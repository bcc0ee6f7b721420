/**
 * The local key of this device: what is secret here lies under it. Without a PIN the browser keeps it, usable by
 * nobody else; with a PIN it is in the memory of the pages in which the PIN was typed, and nowhere else.
 */
import type { Table } from 'dexie'
import { Problem } from '../../shared/problem.ts'
import { decryptLocal, encryptLocal, newLocalKey } from '../crypto/local-key.ts'
import type { Database, LocallySealed } from './database.ts'
import type { Device } from './device.ts'
import { elsewhere } from './live.ts'
import { readMeta, writeMeta } from './meta.ts'

/** `id` tells one local key from the next: setting a PIN makes a new one. */
export type LocalKey = { id: string; key: CryptoKey }

/** What each page holds in memory since its PIN was typed. */
const held = new WeakMap<Database, LocalKey>()

/** The PIN was typed in this page: from here on it can open what lies under `key`. */
export function holdLocalKey({ database }: Device, key: LocalKey): void {
  held.set(database, key)
}

/** This page locks: from here on what lies under the key is `locked` to it. */
export function letGoOfLocalKey({ database }: Device): void {
  held.delete(database)
}

/** The key, undefined where none was made yet. Works inside `useLive`. @throws {Problem} `locked` */
async function presentLocalKey({ database }: Device): Promise<LocalKey | undefined> {
  const [stored, lock] = await Promise.all([readMeta(database, 'localKey'), readMeta(database, 'lock')])
  if (lock === undefined) return stored
  const own = held.get(database)
  if (own?.id !== lock.id) throw new Problem('locked')
  return own
}

/** The key; makes it where there is none. @throws {Problem} `locked` */
export async function localKey(device: Device): Promise<LocalKey> {
  const present = await presentLocalKey(device)
  if (present !== undefined) return present
  const made: LocalKey = { id: crypto.randomUUID(), key: await newLocalKey() }
  const { database } = device
  await database.transaction('rw', database.meta, async () => {
    if ((await keyId(database)) === undefined) await writeMeta(database, 'localKey', made)
  })
  return localKey(device)
}

/** Whether this page would have to ask for the PIN. Works inside `useLive`. */
export async function isLocked(device: Device): Promise<boolean> {
  const lock = await readMeta(device.database, 'lock')
  return lock !== undefined && !holdsLocalKey(device, lock.id)
}

/** Whether this page has that key in its memory. @param id of the local key, as the lock names it */
export function holdsLocalKey({ database }: Device, id: string): boolean {
  return held.get(database)?.id === id
}

/**
 * Encrypts a value that JSON can say and hands it to `write` inside a transaction over `tables` and `meta`. Where
 * the key changed in between, both are done again: nothing is ever left under a key that is gone.
 * @throws {Problem} `locked`
 */
export async function writeSealed(
  device: Device,
  value: unknown,
  tables: readonly Table[],
  write: (sealed: LocallySealed) => Promise<unknown>,
): Promise<void> {
  const { database } = device
  for (;;) {
    const { id, key } = await localKey(device)
    const sealed = await encryptLocal(key, value)
    const written = await database.transaction('rw', [...tables, database.meta], async () => {
      if ((await keyId(database)) !== id) return false
      await write(sealed)
      return true
    })
    if (written) return
  }
}

/** @throws {Problem} `locked`, `cannot_open`. Works inside `useLive`. */
export async function openSealed(device: Device, sealed: LocallySealed): Promise<unknown> {
  const present = await presentLocalKey(device)
  if (present === undefined) throw new Problem('cannot_open')
  return elsewhere(() => decryptLocal(present.key, sealed))
}

/** The id of the key under which everything lies now. */
async function keyId(database: Database): Promise<string | undefined> {
  const [lock, stored] = await Promise.all([readMeta(database, 'lock'), readMeta(database, 'localKey')])
  return (lock ?? stored)?.id
}
