/**
 * PostgreSQL, for networks that outgrow one machine or want their usual database. Several server
 * processes may share it: heads are locked row by row, LISTEN/NOTIFY carries word of changes.
 */
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import type { Change, ChangeListener, EngineParts } from './engine.ts'
import type { Db, Schema } from './schema.ts'

const channel = 'kettenglied_changes'
const poolSize = 10
const connectMs = 2000
/**
 * How long a request waits for its turn. Every push counts in the same few totals of the network and holds them until
 * it is committed, so pushes at once end one after the other: sixty took up to 1.8 s on two cores that had six times
 * as much to do. Waiting is better than being sent away; it ends well before the time a request may take.
 */
const acquireMs = 10_000
/** Below the time a request may take, waiting for locks included. */
const statementMs = 25_000
const relistenMs = 1000
/** A notification carries at most 8000 bytes; this many ids stay below. */
const idsPerNotification = 150

/** bigint columns hold counts and milliseconds, both far below 2^53. */
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format),
} as pg.CustomTypesConfig

export function openPostgres(url: string): EngineParts {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: acquireMs,
    statement_timeout: statementMs,
    idle_in_transaction_session_timeout: statementMs,
    types,
  })
  // A connection that breaks is replaced by the pool and fails the query that uses it; without these
  // listeners it would end the process, idle or (between two queries) in use.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
  const listeners = new Set<ChangeListener>()
  const ear = new Ear(url, (change) => {
    for (const listener of listeners) listener(change)
  })

  return {
    engine: 'postgres',
    db,
    async transaction(work, announced) {
      return await db.transaction().execute(async (trx) => {
        const result = await work(trx)
        for (const change of announced) await notify(trx, change)
        return result
      })
    },
    // Here nobody holds what others write to.
    aside: async (write) => void (await write(db)),
    listen(listener) {
      listeners.add(listener)
      ear.open()
      return () => listeners.delete(listener)
    },
    freeBytes: () => undefined,
    // PostgreSQL reuses the space of erased rows by itself (autovacuum); backups are the operator's, see docs/operators.md.
    scrub: async () => undefined,
    async close() {
      await ear.close()
      await db.destroy()
    },
  }
}

async function notify(trx: Db, change: Change): Promise<void> {
  const { organisations = [], ...rest } = change
  for (let at = 0; at === 0 || at < organisations.length; at += idsPerNotification) {
    const part: Change = { ...rest, organisations: organisations.slice(at, at + idsPerNotification) }
    await sql`select pg_notify(${channel}, ${JSON.stringify(part)})`.execute(trx)
  }
}

/** The one connection that listens; it comes back by itself. Whenever it begins, anything may have changed. */
class Ear {
  readonly #url: string
  readonly #heard: ChangeListener
  #client: pg.Client | undefined
  #wanted = false
  #again: NodeJS.Timeout | undefined

  constructor(url: string, heard: ChangeListener) {
    this.#url = url
    this.#heard = heard
  }

  open(): void {
    if (this.#wanted) return
    this.#wanted = true
    void this.#connect()
  }

  async close(): Promise<void> {
    this.#wanted = false
    clearTimeout(this.#again)
    await this.#client?.end()
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#url, connectionTimeoutMillis: connectMs })
    client.on('notification', (message) => this.#heard(JSON.parse(message.payload ?? '{}') as Change))
    client.on('error', () => undefined)
    client.on('end', () => this.#retry())
    this.#client = client
    try {
      await client.connect()
      await client.query(`LISTEN ${channel}`)
      // What happened before this moment was not heard.
      this.#heard({ all: true })
    } catch {
      // The connection's `end` follows a failed query but not a failed connect; both lead to one retry.
      this.#retry()
    }
  }

  #retry(): void {
    clearTimeout(this.#again)
    if (!this.#wanted) return
    this.#again = setTimeout(() => void this.#connect(), relistenMs).unref()
  }
}
