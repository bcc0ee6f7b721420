/**
 * The erasure ledger: what was erased, kept outside the database, so that a restored backup can be
 * made to forget it again. A line is on disk before the erasure commits.
 */
import { appendFileSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { eraseReasons } from '../../shared/protocol/feed.ts'
import { id, instant } from '../../shared/scalars.ts'
import { z } from '../../shared/zod.ts'

const lineSchema = z.strictObject({
  at: instant,
  why: z.enum(eraseReasons),
  ref: id,
  chain: id,
  from: id,
  to: id.nullable(),
  /** Events that both sides had. */
  events: z.array(id),
  /** Events that others had: one side alone, or one organisation more. */
  apart: z.array(z.strictObject({ orgs: z.array(id).min(1), events: z.array(id) })).optional(),
  /** Only these events were erased; the referral goes on. */
  part: z.literal(true).optional(),
  /** The event by which an organisation wished it; that one stays. */
  by: id.optional(),
})
/** One erased referral, or some events of one: ids only. */
export type LedgerLine = z.infer<typeof lineSchema>

export type Ledger = { append(line: LedgerLine): void; lines(): LedgerLine[] }

/** The ledger in a file of lines of JSON that only the server's user may read. @throws what the disk says */
export function fileLedger(path: string): Ledger {
  return {
    append(line) {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
      const file = openSync(path, 'a', 0o600)
      try {
        appendFileSync(file, `${JSON.stringify(line)}\n`)
        fsyncSync(file)
      } finally {
        closeSync(file)
      }
    },
    lines() {
      if (!existsSync(path)) return []
      const texts = readFileSync(path, 'utf8').split('\n')
      return texts.filter((text) => text !== '').map((text) => lineSchema.parse(JSON.parse(text)))
    },
  }
}

/** For databases in memory: nothing outlives them. */
export function memoryLedger(): Ledger {
  const lines: LedgerLine[] = []
  return { append: (line) => lines.push(line), lines: () => [...lines] }
}
