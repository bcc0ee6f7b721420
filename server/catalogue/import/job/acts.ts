/** What people do with an import: confirm its mapping, decide on rows, apply, stop, try again, undo. */
import { Problem } from '../../../../shared/problem.ts'
import type { ImportMapping } from '../../../../shared/protocol/import-mapping.ts'
import {
  type Import,
  type ImportDecisions,
  type ImportRow,
  type ImportState,
  importRowSchema,
  importRowsPerPage,
  type RowOutcome,
} from '../../../../shared/protocol/imports.ts'
import type { Store } from '../../../store/open.ts'
import type { PlannedRow, RowPlan } from '../plan/planned-row.ts'
import { asksOf } from './asks.ts'
import { type By, mustMove, readJob, shownJob } from './job.ts'
import type { ImportRunner } from './runner.ts'

/** An import as it stands. @throws {Problem} not_found */
export async function showImport({ db }: Store, id: string): Promise<Import> {
  return shownJob(await readJob(db, id))
}

/** Rows are checked anew under it; what it lacks is answered in `asks`, and the import waits for a better one. */
export async function confirmMapping(store: Store, id: string, mapping: ImportMapping, by: By): Promise<Import> {
  if (mapping.source.includes('\0')) throw new Problem('malformed', 'source')
  const job = await readJob(store.db, id)
  const columns = job.kept.columns.map(({ name }) => name)
  const asks = asksOf(mapping, columns)
  const { problem: _, ...before } = job.kept
  // What was not read has no columns a mapping could name.
  const from: ImportState[] = columns.length === 0 ? ['mapping'] : ['mapping', 'planned', 'stopped', 'failed']
  const kept = { ...before, mapping, asks, counts: {}, warnings: [], newOrganisations: 0, actor: by.actor }
  const to = asks.length > 0 ? 'mapping' : 'checking'
  await mustMove(store.db, id, { from, to, kept, by, aliveAt: null })
  return await showImport(store, id)
}

/**
 * Keeps what a person decided: first for all rows of an outcome, then row by row, all of it or nothing.
 * @throws {Problem} not_found; import_state unless it is planned; malformed for a row there is not, or for `same` on
 *   what is no possible duplicate
 */
export async function decideRows(store: Store, id: string, { all, decisions }: ImportDecisions): Promise<Import> {
  await store.write(async (trx) => {
    const job = await readJob(trx, id)
    if (job.state !== 'planned') throw new Problem('import_state')
    for (const { outcome, decision } of all) {
      if (decision === 'same' && outcome !== 'duplicate') throw new Problem('malformed', 'all')
      await trx
        .updateTable('import_row')
        .set({ decision })
        .where('import_id', '=', id)
        .where('outcome', '=', outcome)
        .execute()
    }
    for (const { row, decision } of decisions) {
      const query = trx.updateTable('import_row').set({ decision }).where('import_id', '=', id).where('row', '=', row)
      const only = decision === 'same' ? query.where('outcome', '=', 'duplicate') : query
      const { numUpdatedRows } = await only.executeTakeFirst()
      if (Number(numUpdatedRows) === 0) throw new Problem('malformed', `decisions: row ${row}`)
    }
  })
  return await showImport(store, id)
}

/**
 * Hands a planned import to the worker, which writes it with the decisions taken so far.
 * @throws {Problem} not_found, import_state unless it is planned
 */
export async function applyImport(store: Store, id: string, by: By): Promise<Import> {
  const job = await readJob(store.db, id)
  const kept = {
    ...job.kept,
    actor: by.actor,
    progress: { done: 0, ...(job.kept.progress.of !== undefined && { of: job.kept.progress.of }) },
  }
  await mustMove(store.db, id, { from: ['planned'], to: 'applying', kept, by, aliveAt: null })
  return await showImport(store, id)
}

/** What is read or planned stays to be looked at; nothing of the catalogue was written. */
export async function stopImport(store: Store, runner: ImportRunner, id: string): Promise<Import> {
  // First the worker of this process: on SQLite its transaction would hold up the word that stops it.
  runner.abort(id)
  await readJob(store.db, id)
  const from: ImportState[] = ['reading', 'mapping', 'checking', 'planned', 'applying', 'failed', 'stopped']
  await mustMove(store.db, id, { from, to: 'stopped', aliveAt: null })
  return await showImport(store, id)
}

/** Once more from where it failed or was stopped. @throws {Problem} not_found when its file is kept no longer */
export async function retryImport(store: Store, id: string, by: By): Promise<Import> {
  const job = await readJob(store.db, id)
  const file = await store.db
    .selectFrom('import_file')
    .select('import_id')
    .where('import_id', '=', id)
    .executeTakeFirst()
  if (file === undefined && job.address === null) throw new Problem('not_found')
  const { problem: _, ...kept } = job.kept
  const to = kept.columns.length === 0 ? 'reading' : 'mapping'
  await mustMove(store.db, id, {
    from: ['failed', 'stopped'],
    to,
    kept: { ...kept, actor: by.actor },
    by,
    aliveAt: null,
  })
  return await showImport(store, id)
}

type RowsAsked = { outcome?: RowOutcome; after?: number; limit?: number }

/**
 * One page of an import's planned rows, by row number (from 1).
 * @param asked.after the last row that was seen; 0 for the first page
 * @returns `more`: whether another page follows
 * @throws {Problem} not_found
 */
export async function readRows(
  { db }: Store,
  id: string,
  { outcome, after = 0, limit = importRowsPerPage }: RowsAsked,
): Promise<{ rows: ImportRow[]; more: boolean }> {
  await readJob(db, id)
  let query = db
    .selectFrom('import_row')
    .select(['row', 'decision', 'shown', 'plan'])
    .where('import_id', '=', id)
    .where('row', '>', after)
  if (outcome !== undefined) query = query.where('outcome', '=', outcome)
  const found = await query
    .orderBy('row')
    .limit(limit + 1)
    .execute()
  const rows = found.slice(0, limit).map(({ row, decision, shown, plan }) => {
    const read: PlannedRow['shown'] = JSON.parse(shown)
    const changes = read.outcome === 'new' ? allOf(JSON.parse(plan)) : read.changes
    return importRowSchema.parse({ ...read, changes, row: Number(row), ...(decision !== null && { decision }) })
  })
  return { rows, more: found.length > limit }
}

/** Of a new thing everything that the file says is a change; read from the plan, so that it is not kept twice. */
function allOf(plan: RowPlan): ImportRow['changes'] {
  if (plan.act !== 'offer' && plan.act !== 'area') return []
  return Object.entries(plan.said).flatMap(([field, read]) =>
    read === undefined || (Array.isArray(read) && read.length === 0) ? [] : [{ field, present: null, read }],
  )
}
