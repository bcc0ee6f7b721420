/** Opens the store on either engine, brought up to date, with its identity and heads in place. */
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { chainStart } from '../../shared/protocol/chain.ts'
import type { Change, ChangeListener, Engine, EngineParts } from './engine.ts'
import { fileLedger, type Ledger, memoryLedger } from './ledger.ts'
import { isBegun, migrate } from './migrations.ts'
import { openPostgres } from './postgres.ts'
import type { Db } from './schema.ts'
import { openSqlite } from './sqlite.ts'
import { mayRepeat } from './trouble.ts'

const repeats = 5

export type Store = {
  db: Db
  engine: Engine
  ledger: Ledger
  /**
   * One write transaction; repeated with jitter when the engine could not order it with others, so
   * `work` must do nothing but write to `trx` and announce.
   */
  write<T>(work: (trx: Db, announce: (change: Change) => void) => Promise<T>): Promise<T>
  /**
   * A small write that the answer at hand need not wait for. On SQLite it is done at once where nobody else writes, else
   * when its turn comes, before all that this process writes later; what fails then is not told.
   */
  aside(write: (db: Db) => Promise<unknown>): Promise<void>
  listen(listener: ChangeListener): () => void
  freeBytes(): number | undefined
  /** Makes erased bytes leave the engine's files as far as it can. */
  scrub(): Promise<void>
  close(): Promise<void>
}

export type OpenOptions = {
  /** File of the erasure ledger; default: `erasures.log` beside the SQLite file, with PostgreSQL none that lasts. */
  ledger?: string
  /** Whether a database without our tables is refused; else they are made. */
  begun?: boolean
}

/** The address leads to a database that holds no network: an empty one, or somebody else's. */
export class NotBegun extends Error {}

/**
 * @param url `sqlite:PATH`, `sqlite::memory:` or `postgres://…`
 * @throws {NewerSchema} when a newer version wrote the database.
 * @throws {NotBegun} where one that was begun is asked for; nothing is written then.
 */
export async function openStore(url: string, options: OpenOptions = {}): Promise<Store> {
  const parts = openEngine(url)
  try {
    if (options.begun === true && !(await isBegun(parts.db))) throw new NotBegun()
    await migrate(parts.db, parts.engine)
    await settle(parts.db)
  } catch (error) {
    await parts.close()
    throw error
  }
  return {
    db: parts.db,
    engine: parts.engine,
    ledger: openLedger(url, options),
    write: (work) => writing(parts, work),
    aside: parts.aside,
    listen: parts.listen,
    freeBytes: parts.freeBytes,
    scrub: parts.scrub,
    close: parts.close,
  }
}

function openEngine(url: string): EngineParts {
  if (/^postgres(ql)?:\/\//.test(url)) return openPostgres(url)
  const path = sqlitePath(url)
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  return openSqlite(path)
}

/** The file of a `sqlite:` address. @throws {Error} for an address of neither engine. */
export function sqlitePath(url: string): string {
  if (!url.startsWith('sqlite:'))
    throw new Error(`A database address starts with sqlite: or postgres://, not “${url}”.`)
  return url.slice('sqlite:'.length)
}

function openLedger(url: string, options: OpenOptions): Ledger {
  if (options.ledger !== undefined) return fileLedger(options.ledger)
  const inFile = url.startsWith('sqlite:') && sqlitePath(url) !== ':memory:'
  return inFile ? fileLedger(join(dirname(sqlitePath(url)), 'erasures.log')) : memoryLedger()
}

async function writing<T>(
  parts: EngineParts,
  work: (trx: Db, announce: (change: Change) => void) => Promise<T>,
): Promise<T> {
  for (let left = repeats; ; left--) {
    const announced: Change[] = []
    try {
      return await parts.transaction((trx) => work(trx, (change) => announced.push(change)), announced)
    } catch (error) {
      if (left === 0 || !mayRepeat(error)) throw error
      const pause = Math.random() * 20 * 2 ** (repeats - left)
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
}

/** The single rows that everything else hangs on; several processes may start at once. */
async function settle(db: Db): Promise<void> {
  const now = Date.now()
  await db
    .insertInto('network')
    .values({ id: 1, instance: randomUUID(), name: '', created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await db
    .insertInto('challenge_key')
    .values({ id: 1, key: randomBytes(32) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await db
    .insertInto('relay')
    .values({ id: 1, relay_id: uuidv7(), seed: randomBytes(32) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await db
    .insertInto('key_head')
    .values({ id: 1, n: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await db
    .insertInto('catalogue_head')
    .values({ id: 1, epoch: randomUUID(), head: 0, chain: chainStart, floor: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await db
    .insertInto('audit_head')
    .values({ id: 1, n: 0, hash: new Uint8Array(32) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
