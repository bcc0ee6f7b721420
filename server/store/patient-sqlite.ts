/**
 * Kysely's dialect for SQLite, made patient: while another process writes (an import, an invitation)
 * a statement waits its turn without blocking everything else, as SQLite's own busy handler would.
 */
import {
  type CompiledQuery,
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
} from 'kysely'
import { isBusy } from './trouble.ts'

/** Longer than a large import writes (100,000 rows: three seconds of an idle core), shorter than a request may take. */
const patienceMs = 15_000
const pauseMs = 5

export class PatientSqlite extends SqliteDialect {
  readonly #database: SqliteDatabase

  constructor(database: SqliteDatabase) {
    super({ database })
    this.#database = database
  }

  override createDriver(): Driver {
    return new PatientDriver({ database: this.#database })
  }

  override createAdapter(): DialectAdapter {
    return new TransactionalDdl()
  }
}

/** SQLite can roll back its schema changes; Kysely does not count on it unless told. */
class TransactionalDdl extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

class PatientDriver extends SqliteDriver {
  #connection: PatientConnection | undefined

  override async acquireConnection(): Promise<DatabaseConnection> {
    this.#connection ??= new PatientConnection(await super.acquireConnection())
    return this.#connection
  }
}

/** Only what begins something can find the database busy; within a transaction it is ours. */
class PatientConnection implements DatabaseConnection {
  readonly #inner: DatabaseConnection

  constructor(inner: DatabaseConnection) {
    this.#inner = inner
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const until = performance.now() + patienceMs
    for (;;) {
      try {
        return await this.#inner.executeQuery<R>(query)
      } catch (error) {
        if (!isBusy(error) || performance.now() > until) throw error
        await new Promise((resolve) => setTimeout(resolve, pauseMs + Math.random() * pauseMs))
      }
    }
  }

  streamQuery<R>(query: CompiledQuery, chunkSize?: number): AsyncIterableIterator<QueryResult<R>> {
    return this.#inner.streamQuery<R>(query, chunkSize ?? 1)
  }
}
