/**
 * Everything outside that the device's side of sync touches, in one object: the real browser by
 * default, and in tests several devices side by side in one process, each with real parts of its own.
 */
import { type Clock, wallClock } from '../platform/clock.ts'
import { type Locks, webLocks } from '../platform/locks.ts'
import { localStorageArea, type StorageArea } from '../platform/storage.ts'
import { clientVersion } from '../platform/version.ts'
import { type Database, database } from './database.ts'

export type Device = {
  database: Database
  /** A small store in another file than the database. */
  storage: StorageArea
  /** How requests travel; the browser's own way where absent. */
  fetch?: (url: string, request: RequestInit) => Promise<Response>
  /** The extension's version, undefined where a page runs outside an extension. */
  version?: string | undefined
  clock: Clock
  locks: Locks
  /** Uniform in [0, 1), for the jitter of retries. */
  random(): number
}

export const thisDevice: Device = {
  database,
  storage: localStorageArea,
  version: clientVersion(),
  clock: wallClock,
  locks: webLocks,
  random: Math.random,
}
