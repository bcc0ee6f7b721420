/** An import of an invented list through the server's own job tables, step by step, and what the catalogue says after it. */
import {
  allCounts,
  finishImport,
  type ImportInput,
  planImport,
  rowPages,
} from '../../server/catalogue/import/import.ts'
import { applyImport, confirmMapping, readRows, showImport } from '../../server/catalogue/import/job/acts.ts'
import { type By, createJob, dropJob, operator } from '../../server/catalogue/import/job/job.ts'
import { importRunner } from '../../server/catalogue/import/job/runner.ts'
import type { Store } from '../../server/store/open.ts'
import { type ImportMapping, importMappingSchema } from '../../shared/protocol/import-mapping.ts'
import type { Import, ImportRow, RowOutcome } from '../../shared/protocol/imports.ts'
import { aMapping } from './a-list.ts'

export function mappingOf(text: string = aMapping()): ImportMapping {
  return importMappingSchema.parse(JSON.parse(text))
}

/** Creates, reads and plans. */
export async function aPlannedImport(
  store: Store,
  bytes: Uint8Array,
  { mapping = mappingOf(), by = operator }: { mapping?: ImportMapping; by?: By } = {},
): Promise<Import> {
  const runner = importRunner(store)
  const id = await createJob(store, { name: 'list.csv', bytes, by, now: Date.now() })
  runner.wake()
  await runner.idle()
  await confirmMapping(store, id, mapping, by)
  runner.wake()
  await runner.idle()
  return await showImport(store, id)
}

export async function applied(store: Store, id: string, by: By = operator): Promise<Import> {
  const runner = importRunner(store)
  await applyImport(store, id, by)
  runner.wake()
  await runner.idle()
  return await showImport(store, id)
}

export async function undone(store: Store, id: string, by: By = operator): Promise<Import> {
  await importRunner(store).undo(id, by)
  return await showImport(store, id)
}

export async function rowsOf(store: Store, id: string, outcome?: RowOutcome): Promise<ImportRow[]> {
  return (await readRows(store, id, outcome === undefined ? {} : { outcome })).rows
}

/** Every thing of the catalogue with its text, as bytes would be compared. */
export async function catalogueTexts(store: Store): Promise<Map<string, string | null>> {
  const rows = await store.db.selectFrom('catalogue_item').select(['kind', 'id', 'data']).execute()
  const there = rows.filter(({ data }) => data !== null)
  return new Map(
    there.map(({ kind, id, data }) => [`${kind}|${id}`, data] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

export type ImportReport = Pick<Import, 'id' | 'newOrganisations' | 'warnings'> & {
  rows: ImportRow[]
  counts: Record<RowOutcome, number>
  /** How many things of the catalogue were written. */
  written: number
}

/** From file to catalogue as the command line goes, and what it would report. @param dryRun plans and drops it */
export async function importList(
  store: Store,
  { dryRun = false, ...input }: ImportInput & { dryRun?: boolean },
): Promise<ImportReport> {
  const planned = await planImport(store, input)
  const {
    id,
    counts,
    newOrganisations,
    warnings,
    written = 0,
  } = dryRun ? planned : await finishImport(store, planned.id, input.now)
  const rows: ImportRow[] = []
  for await (const page of rowPages(store, id)) rows.push(...page)
  if (dryRun) await dropJob(store, id)
  return { id, rows, counts: allCounts(counts), newOrganisations, warnings, written }
}
