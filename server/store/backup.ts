/** Copies of a SQLite database: taken while the server runs, put back while it stands still. */
import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'

/** A file that is no sound copy of a server's database. */
export class UnsoundBackup extends Error {}

/**
 * Copies the database at `path` into `file`, whole as of one moment, on disk when it returns.
 * @throws when the file cannot be written
 */
export async function backupSqlite(path: string, file: string): Promise<void> {
  const database = new DatabaseSync(path, { readOnly: true, timeout: 10_000 })
  try {
    await backup(database, file)
  } finally {
    database.close()
  }
  // One file that is whole by itself: without this, reading it would put a write-ahead log beside it.
  const copy = new DatabaseSync(file)
  copy.exec('PRAGMA journal_mode = DELETE')
  copy.close()
  sync(file)
}

/**
 * Puts `file` in the database's place. The present one is kept beside it and its name returned.
 * @throws {UnsoundBackup} before anything is changed
 */
export function replaceSqlite(path: string, file: string, now: number): string | undefined {
  checkSound(file)
  const fresh = `${path}.restoring`
  copyFileSync(file, fresh)
  sync(fresh)
  const kept = existsSync(path) ? `${path}.before-${new Date(now).toISOString().replaceAll(':', '-')}` : undefined
  if (kept !== undefined) {
    settleLog(path)
    renameSync(path, kept)
  }
  for (const rest of ['-wal', '-shm']) rmSync(`${path}${rest}`, { force: true })
  renameSync(fresh, path)
  sync(dirname(path))
  return kept
}

function checkSound(file: string): void {
  if (!existsSync(file)) throw new UnsoundBackup(`There is no file ${file}.`)
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    const [answer] = database.prepare('PRAGMA integrity_check').all()
    const network = database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'org_feed'").get()
    if (answer?.['integrity_check'] !== 'ok' || network === undefined)
      throw new UnsoundBackup(`${file} is not a sound copy of this server's database.`)
  } catch (error) {
    if (error instanceof UnsoundBackup) throw error
    throw new UnsoundBackup(`${file} is not a sound copy of this server's database.`)
  } finally {
    database.close()
  }
}

/** Brings the write-ahead log into the file, so that the file alone is whole. A broken database is kept as it is. */
function settleLog(path: string): void {
  try {
    const database = new DatabaseSync(path)
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    database.close()
  } catch {
    for (const rest of ['-wal', '-shm'])
      if (existsSync(`${path}${rest}`)) copyFileSync(`${path}${rest}`, `${path}.broken${rest}`)
  }
}

function sync(path: string): void {
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
