/**
 * Erases again what the ledger names and the database has not erased: after a restored backup, a
 * copied file, a machine set back, or a crash between ledger and commit. Runs at every start, since a
 * database does not tell that it went back in time.
 */
import { type Counting, readCounting } from '../statistics/counting.ts'
import { takeOut } from '../statistics/follow.ts'
import { recordIdOf } from '../statistics/stat-records.ts'
import type { LedgerLine } from '../store/ledger.ts'
import type { Store } from '../store/open.ts'
import type { Db } from '../store/schema.ts'
import { eraseLine } from './erase-line.ts'
import { leavesFigures } from './leaves-figures.ts'

const linesPerTransaction = 200
const idsPerQuery = 1000

/** @returns how many lines were carried out (again). */
export async function replayLedger(store: Store, now: number = Date.now()): Promise<number> {
  const lines = store.ledger.lines()
  if (lines.length === 0) return 0
  const counting = await readCounting(store)
  let erased = 0
  for (let at = 0; at < lines.length; at += linesPerTransaction) {
    const page = lines.slice(at, at + linesPerTransaction)
    const due = await undone(store.db, page)
    const counted = await stillCounted(store.db, counting, page)
    if (due.length + counted.length === 0) continue
    await store.write(async (trx, announce) => {
      for (const line of due) await eraseLine(trx, store, line, now, 'ledger')
      await takeOut(trx, store.engine, counting, counted)
      if (due.length > 0) announce({ all: true })
    })
    erased += due.length
  }
  if (erased > 0) await store.scrub()
  return erased
}

/** A whole referral is done when it is marked, a part when each of its events is. */
async function undone(db: Db, lines: readonly LedgerLine[]): Promise<LedgerLine[]> {
  const marked = await erasedReferrals(
    db,
    lines.map(({ ref }) => ref),
  )
  const parts = lines.filter((line) => line.part === true)
  const gone = await erasedEvents(db, parts.flatMap(eventsOf))
  return lines.filter((line) =>
    line.part === true ? !eventsOf(line).every((event) => gone.has(event)) : !marked.has(line.ref),
  )
}

/** Referrals whose record was to leave the statistics and is there. */
async function stillCounted(db: Db, counting: Counting, lines: readonly LedgerLine[]) {
  const leaving = new Map(lines.filter(leavesFigures).map((line) => [recordIdOf(counting, line.ref), line]))
  if (leaving.size === 0) return []
  const rows = await db
    .selectFrom('stat_record')
    .select('id')
    .where('id', 'in', [...leaving.keys()])
    .execute()
  return rows.flatMap(({ id }) => leaving.get(id) ?? [])
}

function eventsOf(line: LedgerLine): string[] {
  return [...line.events, ...(line.apart ?? []).flatMap(({ events }) => events)]
}

async function erasedReferrals(db: Db, refs: string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('referral')
    .select('id')
    .where('id', 'in', refs)
    .where('erased_at', 'is not', null)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

async function erasedEvents(db: Db, ids: string[]): Promise<Set<string>> {
  const erased = new Set<string>()
  for (let at = 0; at < ids.length; at += idsPerQuery) {
    const rows = await db
      .selectFrom('event')
      .select('id')
      .where('id', 'in', ids.slice(at, at + idsPerQuery))
      .where('erased_at', 'is not', null)
      .execute()
    for (const { id } of rows) erased.add(id)
  }
  return erased
}
