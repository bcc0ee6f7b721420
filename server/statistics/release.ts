/** The release job: what is due is perturbed, what may be shown is frozen, and nothing is ever released twice. */

import { defaultThresholds } from '../../shared/network.ts'
import { keptTables, tableOf } from '../../shared/statistics/tables.ts'
import { readNetwork } from '../catalogue/network-item.ts'
import type { Store } from '../store/open.ts'
import { categoriesOf, type Ground, readGround } from './categories.ts'
import { type Due, dueReleases, finalYears, firstDay, type Outs, outsOf } from './due.ts'
import { fillRecords } from './fill-records.ts'
import { forgetYear, forgottenYears, isForgotten } from './forget.ts'
import { dropFormerKey, noisePrint, settleNoiseKey } from './noise-key.ts'
import { paramsVersion } from './p-table.ts'
import type { Thresholds } from './perturb.ts'
import { ReleaseRefused } from './release-refused.ts'
import { type PeriodCells, readCells, repeatedParents, rowsOf } from './release-rows.ts'
import { openBook, type ReleaseBook } from './released/book.ts'
import { appendKey, appendToLog, type Fresh, newestKey, readLog, revisionsOf } from './released/log.ts'
import { firstBreak, hashOfRows, type ReleasedRow } from './released/rows.ts'
import { writeUseItems } from './use-items.ts'

export type ReleaseOptions = {
  databaseUrl: string
  /** File of K_noise. */
  noiseKeyFile: string
  /** ms since 1970 */
  now: number
  /** Begins a new noise key for all that is released from now on. */
  newKey?: boolean
  /** PostgreSQL: the login that is to read what was released, if it has one of its own. */
  statisticsUrl?: string
}

/** One table of one period that was released, and how many of its numbers may be shown. */
type ReleasedTable = { table: string; period: string; revision: number; shown: number }

export type ReleaseReport = {
  released: ReleasedTable[]
  /** Tables in which nearly every cell counts as much as its parent: one dimension seems to follow from another. */
  dependent: { table: string; parent: string; period: string }[]
  /** Years whose records and cells were deleted, because their last figures are out. */
  forgotten: string[]
}

/** What all releases of a run have in common. */
type Run = { store: Store; now: number; key: Uint8Array; tenant: string; thresholds: Thresholds; ground: Ground }

const rowsPerStatement = 200

/**
 * Releases all that is due and was not released. Safe at any time, by several processes at once, and again.
 * @throws {ReleaseRefused} and nothing is released: a missing or foreign key, a clock set back, a broken log
 */
export async function runRelease(store: Store, options: ReleaseOptions): Promise<ReleaseReport> {
  const { now } = options
  await fillRecords(store)
  const book = await openBook(store, options)
  try {
    const outs = await checkedOuts(book, now)
    const first = await firstDay(store.db, outs.periods, now)
    const due = dueReleases(first, now, outs.of, await forgottenYears(store.db))
    const report: ReleaseReport = { released: [], dependent: [], forgotten: [] }
    if (due.size > 0 || options.newKey === true) {
      const run = await beginRun(store, book, options)
      for (const [period, tables] of due) await releasePeriod(book, run, { period, tables, report })
    }
    await bringUsesUpToDate(store, book, now)
    report.forgotten = await forget(store, first, now, (await checkedOuts(book, now)).of)
    return report
  } finally {
    await book.close()
  }
}

/** What is out already. @throws {ReleaseRefused} `log_broken`, `clock_back` */
async function checkedOuts(book: ReleaseBook, now: number): Promise<{ of: Outs; periods: string[] }> {
  const log = await book.exclusively(readLog)
  if (firstBreak(log) !== undefined) throw new ReleaseRefused('log_broken')
  if (log.some(({ released_at }) => released_at > now)) throw new ReleaseRefused('clock_back')
  const releases = log.filter(({ table_id }) => tableOf(table_id) !== undefined)
  return {
    of: outsOf(releases.map(({ table_id: table, ...rest }) => ({ table, ...rest }))),
    periods: releases.map(({ period }) => period),
  }
}

async function beginRun(store: Store, book: ReleaseBook, { noiseKeyFile, newKey, now }: ReleaseOptions): Promise<Run> {
  const key = await book.exclusively((db) =>
    settleNoiseKey(store, db, {
      file: noiseKeyFile,
      ...(newKey !== undefined && { newKey }),
      begin: (print) => appendKey(db, { print, params: paramsVersion, now }),
    }),
  )
  await dropFormerKey(store)
  const { instance } = await store.db.selectFrom('network').select('instance').executeTakeFirstOrThrow()
  const thresholds = (await readNetwork(store.db))?.thresholds ?? defaultThresholds
  return { store, now, key, tenant: instance, thresholds, ground: await readGround(store.db) }
}

type Period = { period: string; tables: Due[]; report: ReleaseReport }

/** All due tables of a period together, so that they speak of the same moment; what another job released is left. */
async function releasePeriod(book: ReleaseBook, run: Run, { period, tables, report }: Period): Promise<void> {
  const kept = keptTables.filter((table) => table.period === tables[0]?.table.period).map(({ id }) => id)
  const done = await book.exclusively(async (db): Promise<ReleasedTable[]> => {
    if ((await newestKey(db))?.key_print !== noisePrint(run.key)) throw new ReleaseRefused('key_other')
    const out = outsOf((await revisionsOf(db, period)).map((each) => ({ ...each, period })))
    const left = tables.filter(({ table, revision }) => out(table.id, period) < revision)
    if (left.length === 0) return []
    const cells = await readCells(run.store.db, kept, period)
    const ready = left.map((due) => ({ ...due, ...releaseOf(run, due, cells) }))
    const rows = ready.flatMap(({ table, revision, shown }) =>
      shown.map(([coord, value]) => ({ table_id: table.id, period, coord, revision, value })),
    )
    for (let at = 0; at < rows.length; at += rowsPerStatement)
      await db
        .insertInto('stat_release')
        .values(rows.slice(at, at + rowsPerStatement))
        .execute()
    await appendToLog(
      db,
      ready.map(({ entry }) => entry),
    )
    for (const { table } of left)
      for (const parent of repeatedParents(table, cells))
        report.dependent.push({ table: table.id, parent: parent.id, period })
    return ready.map(({ table, revision, shown }) => ({ table: table.id, period, revision, shown: shown.length }))
  })
  report.released.push(...done)
}

/** What may be shown of a table, and how the log says so. */
function releaseOf(
  run: Run,
  { table, period, revision }: Due,
  cells: PeriodCells,
): { shown: ReleasedRow[]; entry: Fresh } {
  const { key, tenant, thresholds, now } = run
  const categories = categoriesOf(run.ground, period, table.dimensions)
  const shown = rowsOf(table, cells, { noise: { key, tenant, revision }, thresholds, categories })
  const about = { table_id: table.id, period, revision, params_version: paramsVersion }
  const hashed = { ...about, categories: JSON.stringify(categories) }
  const entry = { ...hashed, hash: hashOfRows(hashed, shown), key_print: noisePrint(key), released_at: now }
  return { shown, entry }
}

async function bringUsesUpToDate(store: Store, book: ReleaseBook, now: number): Promise<void> {
  const newest = await book.exclusively(async (db) => {
    const ofUses = db
      .selectFrom('stat_release_log')
      .select(['period', 'revision'])
      .where('table_id', '=', 'quarter:offer')
    const last = await ofUses.orderBy('period', 'desc').orderBy('revision', 'desc').limit(1).executeTakeFirst()
    if (last === undefined) return undefined
    const rows = await db
      .selectFrom('stat_release')
      .select(['coord', 'value'])
      .where('table_id', '=', 'quarter:offer')
      .where('period', '=', last.period)
      .where('revision', '=', last.revision)
      .orderBy('coord')
      .execute()
    return { quarter: last.period, values: new Map(rows.map(({ coord, value }) => [coord, value])) }
  })
  if (newest !== undefined) await writeUseItems(store, { ...newest, now })
}

async function forget(store: Store, first: string, now: number, outs: Outs): Promise<string[]> {
  const forgotten: string[] = []
  for (const year of finalYears(first, now, outs, await forgottenYears(store.db))) {
    if (await isForgotten(store.db, year)) continue
    await forgetYear(store, year)
    forgotten.push(year)
  }
  return forgotten
}
