/** What an engine is to the rest of the server: a Kysely database with durable commits, and word of what changed. */
import type { Db } from './schema.ts'

export type Engine = 'sqlite' | 'postgres'

/** Something others wait for: feeds that grew, the catalogue, the key directory, devices that were revoked; `all` where it is not known which. */
export type Change = { organisations?: string[]; catalogue?: true; keys?: true; revoked?: string[]; all?: true }
export type ChangeListener = (change: Change) => void

export type EngineParts = {
  engine: Engine
  db: Db
  /** Runs `work` in one write transaction and tells all processes of this database what it announced, once committed. */
  transaction<T>(work: (trx: Db) => Promise<T>, announced: Change[]): Promise<T>
  /**
   * A small write that an answer need not wait for: where others hold the database's one writer it is done when its turn
   * comes, before all that this process writes later.
   */
  aside(write: (db: Db) => Promise<unknown>): Promise<void>
  /** Calls `listener` for every change of every process. Returns the end of listening. */
  listen(listener: ChangeListener): () => void
  /** Bytes left for the database's files, where the engine can tell. */
  freeBytes(): number | undefined
  /** Makes erased bytes leave the engine's files as far as it can. */
  scrub(): Promise<void>
  close(): Promise<void>
}
