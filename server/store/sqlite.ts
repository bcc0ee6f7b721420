/**
 * SQLite through node:sqlite, the embedded default. WAL with synchronous=FULL: a commit that was
 * answered survives power loss (NORMAL lost some when tried). One connection writes, one reads (patient-sqlite.ts).
 */
import { statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { Kysely, type SqliteDatabase } from 'kysely'
import type { ChangeListener, EngineParts } from './engine.ts'
import { PatientSqlite } from './patient-sqlite.ts'
import type { Schema } from './schema.ts'
import { SqliteLater } from './sqlite-later.ts'

/** How often other processes' commits (an import, an invitation) are looked for while somebody listens. */
const watchEveryMs = 2000
/** For opening alone; afterwards waiting is done without blocking (patient-sqlite.ts). */
const openTimeoutMs = 5000
const keptStatements = 200

/** @param path a file, or `:memory:`. */
export function openSqlite(path: string): EngineParts {
  const database = new DatabaseSync(path, { timeout: openTimeoutMs })
  database.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF; PRAGMA busy_timeout = 0',
  )
  const reader = path === ':memory:' ? undefined : openReader(path)
  const connections = { writer: forKysely(database), reader: reader && forKysely(reader) }
  const db = new Kysely<Schema>({ dialect: new PatientSqlite(connections) })
  const later = new SqliteLater(db)
  const listeners = new Set<ChangeListener>()
  let watch: NodeJS.Timeout | undefined
  let version = dataVersion(database)

  return {
    engine: 'sqlite',
    db,
    async transaction(work, announced) {
      const result = await db.transaction().execute(work)
      for (const change of announced) for (const listener of listeners) listener(change)
      return result
    },
    listen(listener) {
      listeners.add(listener)
      watch ??= setInterval(() => {
        const now = dataVersion(database)
        if (now !== version) for (const each of listeners) each({ all: true })
        version = now
      }, watchEveryMs).unref()
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        clearInterval(watch)
        watch = undefined
      }
    },
    freeBytes() {
      if (path === ':memory:') return undefined
      const { bavail, bsize } = statfsSync(dirname(path))
      return bavail * bsize
    },
    aside: (write) => later.aside(write),
    scrub: () => later.scrub(),
    async close() {
      clearInterval(watch)
      await later.close()
      await db.destroy()
      if (reader?.isOpen) reader.close()
      if (database.isOpen) database.close()
    },
  }
}

/** Sees what is committed, also while a transaction is open on the other connection. */
function openReader(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { readOnly: true, timeout: openTimeoutMs })
  database.exec('PRAGMA trusted_schema = OFF; PRAGMA busy_timeout = 0')
  return database
}

/** Changes when another connection has committed. */
function dataVersion(database: DatabaseSync): unknown {
  return database.prepare('PRAGMA data_version').get()?.['data_version']
}

/**
 * node:sqlite in the shape Kysely expects. Transactions start with BEGIN IMMEDIATE, so that two
 * processes never both read and then fail to write; a rollback that SQLite has already done by
 * itself (a full disk) must not hide the first error.
 */
function forKysely(database: DatabaseSync): SqliteDatabase {
  const kept = new Map<string, StatementSync>()
  const statement = (sql: string): StatementSync => {
    const known = kept.get(sql)
    if (known !== undefined) return known
    const fresh = database.prepare(sql)
    if (kept.size >= keptStatements) for (const oldest of kept.keys()) if (kept.delete(oldest)) break
    kept.set(sql, fresh)
    return fresh
  }
  return {
    close: () => database.close(),
    prepare(sql) {
      if (sql === 'rollback' && !database.isTransaction) return nothing
      const prepared = statement(sql === 'begin' ? 'begin immediate' : sql)
      const inputs = (parameters: readonly unknown[]) => parameters as SQLInputValue[]
      return {
        reader: prepared.columns().length > 0,
        all: (parameters) => prepared.all(...inputs(parameters)),
        run: (parameters) => prepared.run(...inputs(parameters)),
        iterate: (parameters) => database.prepare(sql).iterate(...inputs(parameters)),
      }
    },
  }
}

const nothing = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [].values(),
}
