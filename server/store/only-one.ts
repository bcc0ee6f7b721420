/**
 * One server for one SQLite file. The lock is an exclusive transaction held on a small database
 * beside it: the system drops it with the process, so a kill -9 leaves nothing stale behind.
 */
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { sqlitePath } from './open.ts'

/** Another process serves the file already. */
export class AlreadyServed extends Error {
  constructor(path: string) {
    super(`Another server is already running on ${path}. Stop it first, or set another DATA_DIR.`)
    this.name = 'AlreadyServed'
  }
}

/**
 * Takes the lock and returns its release. PostgreSQL needs none: there several servers may work together.
 * @throws {AlreadyServed}
 */
export function takeAlone(databaseUrl: string): () => void {
  if (!databaseUrl.startsWith('sqlite:')) return () => undefined
  const path = sqlitePath(databaseUrl)
  if (path === ':memory:') return () => undefined
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const lock = new DatabaseSync(`${path}.lock`, { timeout: 0 })
  try {
    lock.exec('PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    const busy = (error as { errcode?: unknown }).errcode === 5
    throw busy ? new AlreadyServed(path) : error
  }
  return () => lock.close()
}
