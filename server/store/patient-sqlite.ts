/**
 * Kysely's dialect for SQLite with one connection that writes and one that reads: in WAL readers never wait for a
 * writer, so pulls go on while a push waits for an import's transaction. Whoever writes waits its turn, and where
 * another process or thread writes, does so without blocking everything else, as SQLite's own busy handler would.
 */
import {
  type CompiledQuery,
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  type QueryResult,
  SelectQueryNode,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
} from 'kysely'
import { isBusy } from './trouble.ts'
import { Turns } from './turns.ts'

/** Longer than a large import writes (100,000 rows: three seconds of an idle core), shorter than a request may take. */
const patienceMs = 15_000
const pauseMs = 5

/** `reader` is absent where a second connection would see another database (`:memory:`): then all take turns. */
export type SqliteConnections = { writer: SqliteDatabase; reader: SqliteDatabase | undefined }

export class PatientSqlite extends SqliteDialect {
  readonly #connections: SqliteConnections

  constructor(connections: SqliteConnections) {
    super({ database: connections.writer })
    this.#connections = connections
  }

  override createDriver(): Driver {
    return new PatientDriver(this.#connections)
  }

  override createAdapter(): DialectAdapter {
    return new PatientAdapter()
  }
}

class PatientAdapter extends SqliteAdapter {
  /** SQLite can roll back its schema changes; Kysely does not count on it unless told. */
  override get supportsTransactionalDdl(): boolean {
    return true
  }

  /** Else Kysely gives out one after the other, whoever reads behind whoever waits to write. */
  override get supportsMultipleConnections(): boolean {
    return true
  }
}

class PatientDriver extends SqliteDriver {
  readonly #reading: SqliteDriver | undefined
  readonly #writers = new Turns()
  #ways: Ways | undefined

  constructor({ writer, reader }: SqliteConnections) {
    super({ database: writer })
    this.#reading = reader && new SqliteDriver({ database: reader })
  }

  override async init(): Promise<void> {
    await super.init()
    await this.#reading?.init()
    const reader = await this.#reading?.acquireConnection()
    this.#ways = { writer: await super.acquireConnection(), reader, writers: this.#writers }
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    if (this.#ways === undefined) throw new Error('the database was asked before it was opened')
    return new Lent(this.#ways)
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    if (connection instanceof Lent) await connection.keepWriting()
    await super.beginTransaction(connection)
  }

  override async releaseConnection(connection?: DatabaseConnection): Promise<void> {
    if (connection instanceof Lent) connection.giveBack()
  }

  override async destroy(): Promise<void> {
    // The writer last: only it can bring the write-ahead log into the file.
    await this.#reading?.destroy()
    await super.destroy()
  }
}

type Ways = { writer: DatabaseConnection; reader: DatabaseConnection | undefined; writers: Turns }

/** What Kysely borrows for a statement or a transaction: only the statement tells which connection it needs. */
class Lent implements DatabaseConnection {
  readonly #ways: Ways
  #done: (() => void) | undefined

  constructor(ways: Ways) {
    this.#ways = ways
  }

  /** From now on everything is this one's transaction, reading too. */
  async keepWriting(): Promise<void> {
    this.#done ??= await this.#ways.writers.take()
  }

  giveBack(): void {
    this.#done?.()
    this.#done = undefined
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const { writer, reader, writers } = this.#ways
    if (this.#done !== undefined) return await patiently(() => writer.executeQuery<R>(query))
    if (reader !== undefined && SelectQueryNode.is(query.query))
      return await patiently(() => reader.executeQuery<R>(query))
    const done = await writers.take()
    try {
      return await patiently(() => writer.executeQuery<R>(query))
    } finally {
      done()
    }
  }

  /** An open stream would hold its connection at one moment of the past; nobody here streams. */
  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('SQLite is read by the page, not as a stream')
  }
}

/** Only what begins something can find the database busy; within a transaction it is ours. */
async function patiently<T>(act: () => Promise<T>): Promise<T> {
  const until = performance.now() + patienceMs
  for (;;) {
    try {
      return await act()
    } catch (error) {
      if (!isBusy(error) || performance.now() > until) throw error
      await new Promise((resolve) => setTimeout(resolve, pauseMs + Math.random() * pauseMs))
    }
  }
}
