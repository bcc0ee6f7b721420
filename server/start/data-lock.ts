/**
 * One start per data folder. The lock is an exclusive SQLite transaction on a file of its own: the
 * operating system lets go of it when the process ends, however it ends, so no stale lock can remain.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** Takes the folder; returns the way to let go, or undefined when another process holds it. */
export function takeDataFolder(folder: string): (() => void) | undefined {
  mkdirSync(folder, { recursive: true })
  const lock = new DatabaseSync(join(folder, 'start.lock'), { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch {
    lock.close()
    return undefined
  }
  return () => lock.close()
}
