/**
 * What SQLite's one writer does while nobody waits for it. A large import writes for seconds; an answer that only reads
 * must not stand behind it because of a mark, nor an erasure because its bytes leave the log somewhat later.
 */
import { setImmediate as turn } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Db } from './schema.ts'

const againMs = 200

export class SqliteLater {
  readonly #db: Db
  readonly #begun = new Set<Promise<unknown>>()
  #scrubbing: Promise<void> | undefined
  #closed = false

  constructor(db: Db) {
    this.#db = db
  }

  /** Done on return where nobody else writes; else when its turn comes, and then what fails is not told. */
  async aside(write: (db: Db) => Promise<unknown>): Promise<void> {
    const writing = write(this.#db)
    const ended = writing.catch(() => undefined).finally(() => this.#begun.delete(ended))
    this.#begun.add(ended)
    await Promise.race([writing, turn()])
  }

  /** Freed pages are overwritten (secure_delete); what the write-ahead log still holds goes with it, now or soon. */
  async scrub(): Promise<void> {
    if (await this.#emptyLog()) return
    this.#scrubbing ??= this.#keepScrubbing().finally(() => {
      this.#scrubbing = undefined
    })
  }

  /** Nothing is begun any more; closing the last connection empties the log as well. */
  async close(): Promise<void> {
    this.#closed = true
    await Promise.all([...this.#begun, this.#scrubbing])
  }

  async #keepScrubbing(): Promise<void> {
    while (!this.#closed) {
      await new Promise((resolve) => setTimeout(resolve, againMs))
      if (await this.#emptyLog().catch(() => false)) return
    }
  }

  /** @returns false while another connection writes, or reads what was */
  async #emptyLog(): Promise<boolean> {
    const { rows } = await sql<{ busy: number }>`PRAGMA wal_checkpoint(TRUNCATE)`.execute(this.#db)
    return rows[0]?.busy === 0
  }
}
