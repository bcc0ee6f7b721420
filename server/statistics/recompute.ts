/**
 * Looks whether the rollups say what records and events say. They are kept up to date by differences, so a mistake
 * would stay for ever and be noticed nowhere else. What differs is told, never silently mended.
 */
import { setImmediate as turn } from 'node:timers/promises'
import type { Logger } from 'pino'
import { type Daily, startDaily } from '../retention/daily.ts'
import type { Store } from '../store/open.ts'
import type { Db } from '../store/schema.ts'
import { type Counting, readCounting } from './counting.ts'
import { keyAt } from './family-cells.ts'
import { fillRecords } from './fill-records.ts'
import { readFacts } from './follow.ts'
import { forgottenYears } from './forget.ts'
import { countsOf, isIn } from './rollup.ts'
import { type CellChanges, noteChange } from './rollup-cells.ts'
import { factsText, namesOf, readRecords } from './stat-records.ts'

/** How many referrals and cells were looked at, and how many of them differ. */
type Comparison = { referrals: number; wrongRecords: number; cells: number; wrongCells: number }

/** Years in which nothing is counted any more are left out. */
type Scope = { forgotten: ReadonlySet<string>; signal: AbortSignal | undefined }

const referralsPerRead = 100
const cellsPerRead = 1_000
const familiesPerRead = 200

/**
 * Compares records with the events that are still there, and cells with all records. Changes nothing. It reads step by
 * step while others write, so what differs is looked at twice: what somebody has just changed differs only once.
 */
export async function recomputeRollups(store: Store, signal?: AbortSignal): Promise<Comparison> {
  const counting = await readCounting(store)
  const forgotten = await forgottenYears(store.db)
  const { referrals, wrong } = await wrongRecords(store.db, { counting, forgotten, signal })
  const first = await compareCells(store.db, { forgotten, signal })
  const second = first.wrong.size === 0 ? first : await compareCells(store.db, { forgotten, signal })
  const lasting = [...second.wrong].filter(([cell, difference]) => first.wrong.get(cell) === difference)
  return { referrals, wrongRecords: wrong, cells: second.cells, wrongCells: lasting.length }
}

/** Compares every day beside the running server. A difference stands in the log as the error `rollup_mismatch`. */
export function startRecomputing(store: Store, log: Logger): Daily {
  return startDaily(
    'recompute',
    async (signal) => {
      const filled = await fillRecords(store, signal)
      const found = await recomputeRollups(store, signal)
      if (found.wrongRecords + found.wrongCells > 0) log.error({ event: 'rollup_mismatch', ...found })
      return filled > 0 ? { filled } : undefined
    },
    log,
  )
}

/** Of erased referrals nothing is left to compare; those that wait for their first record have none yet. */
async function wrongRecords(db: Db, { counting, forgotten, signal }: Scope & { counting: Counting }) {
  let [referrals, wrong] = [0, 0]
  for (let after = ''; signal?.aborted !== true; ) {
    const page = await db
      .selectFrom('referral')
      .leftJoin('stat_waiting', 'stat_waiting.referral_id', 'referral.id')
      .select(['referral.id as ref', 'referral.chain_id as chain'])
      .where('referral.id', '>', after)
      .where('referral.erased_at', 'is', null)
      .where('stat_waiting.referral_id', 'is', null)
      .orderBy('referral.id')
      .limit(referralsPerRead)
      .execute()
    const different = await differing(db, page, counting, forgotten)
    referrals += page.length
    wrong += (await differing(db, different, counting, forgotten)).length
    after = page.at(-1)?.ref ?? ''
    if (page.length < referralsPerRead) break
    await turn()
  }
  return { referrals, wrong }
}

type Row = { ref: string; chain: string }

async function differing(
  db: Db,
  page: readonly Row[],
  counting: Counting,
  forgotten: ReadonlySet<string>,
): Promise<Row[]> {
  if (page.length === 0) return []
  const names = new Map(page.map((row) => [row.ref, namesOf(counting, row.ref, row.chain)]))
  const records = await readRecords(db, { families: [], ids: [...names.values()].map(({ id }) => id) })
  const kept = new Map(
    [...names].flatMap(([ref, { id }]) => {
      const record = records.get(id)
      return record === undefined ? [] : [[ref, record.facts] as const]
    }),
  )
  const facts = await readFacts(db, [...names.keys()], kept)
  return page.filter(({ ref }) => {
    const [own, record] = [names.get(ref), records.get(names.get(ref)?.id ?? '')]
    const [said, is] = [record?.facts ?? null, facts.get(ref) ?? null]
    if (is !== null && isIn(forgotten, is)) return false
    if (said === null || is === null) return said !== is
    return factsText(said) !== factsText(is) || record?.family !== own?.family || record?.recordKey !== own?.recordKey
  })
}

/** Which cells say something else than all records together, with the difference as a text. */
async function compareCells(db: Db, { forgotten, signal }: Scope) {
  const changes: CellChanges = new Map()
  let cells = 0
  for await (const rows of cellPages(db)) {
    if (signal?.aborted === true) return { cells: 0, wrong: new Map<string, string>() }
    cells += rows.length
    for (const { table_id: table, period, coord, n, cell_key: key } of rows)
      if (!forgotten.has(period.slice(0, 4))) changes.set(keyAt({ table, period, coord }), { n: -n, key: -key >>> 0 })
    await turn()
  }
  for await (const records of familyPages(db)) {
    if (signal?.aborted === true) return { cells: 0, wrong: new Map<string, string>() }
    const counted = records.filter(({ facts }) => !isIn(forgotten, facts))
    for (const family of Map.groupBy(counted, (record) => record.family).values())
      noteChange(changes, family[0]?.recordKey ?? 0, { after: countsOf(family) })
    await turn()
  }
  const wrong = [...changes].filter(([, { n, key }]) => n !== 0 || key !== 0)
  return { cells, wrong: new Map(wrong.map(([cell, { n, key }]) => [cell, `${n} ${key}`])) }
}

async function* cellPages(db: Db) {
  for (let last = { table_id: '', period: '', coord: '' }; ; ) {
    const rows = await db
      .selectFrom('rollup_cell')
      .selectAll()
      .where((on) =>
        on(on.refTuple('table_id', 'period', 'coord'), '>', on.tuple(last.table_id, last.period, last.coord)),
      )
      .orderBy('table_id')
      .orderBy('period')
      .orderBy('coord')
      .limit(cellsPerRead)
      .execute()
    yield rows
    const end = rows.at(-1)
    if (end === undefined || rows.length < cellsPerRead) return
    last = end
  }
}

/** All records of some families at a time. */
async function* familyPages(db: Db) {
  for (let last: string | undefined = ''; last !== undefined; ) {
    const families = await familiesAfter(db, last)
    yield [...(await readRecords(db, { families, ids: [] })).values()]
    last = families.at(-1)
  }
}

async function familiesAfter(db: Db, last: string): Promise<string[]> {
  const rows = await db
    .selectFrom('stat_record')
    .select('family')
    .distinct()
    .where('family', '>', last)
    .orderBy('family')
    .limit(familiesPerRead)
    .execute()
  return rows.map(({ family }) => family)
}
