/**
 * What imports keep of the addresses of offers that were marked as protected places: what the source said, the rows as
 * they were planned, and, of imports that are over, the file itself. An import that still waits loses its file when it
 * is applied.
 */

import { withoutHouse, withoutPlaces } from '../../../shared/protected-place.ts'
import type { ImportRow } from '../../../shared/protocol/imports.ts'
import type { Db } from '../../store/schema.ts'
import type { RowPlan } from '../import/plan/planned-row.ts'
import { fieldsIn } from '../import/plan/seen.ts'

const noBytes = new Uint8Array()

/** Takes out what imports keep of these offers' addresses. */
export async function forgetImported(trx: Db, offerIds: readonly string[]): Promise<void> {
  for (const id of offerIds) {
    const imports = new Set([
      ...(await forgetSaid(trx, id)),
      ...(await forgetSaidBefore(trx, id)),
      ...(await forgetRows(trx, id)),
    ])
    for (const importId of imports) {
      const job = await trx
        .selectFrom('import_job')
        .select(['state', 'shown'])
        .where('id', '=', importId)
        .executeTakeFirst()
      if (job?.state !== 'applied' && job?.state !== 'undone') continue
      await emptyFile(trx, importId)
      const shown = withoutSamples(JSON.parse(job.shown))
      await trx
        .updateTable('import_job')
        .set({ shown: JSON.stringify(shown) })
        .where('id', '=', importId)
        .execute()
    }
  }
}

/** Of an import that is over nobody reads the file again; its place stays, by which old rows are found and dropped. */
export async function emptyFile(trx: Db, importId: string): Promise<void> {
  await trx.updateTable('import_file').set({ what: 'file', bytes: noBytes }).where('import_id', '=', importId).execute()
}

/** Of each column what it is called, without what stood in it. */
export function withoutSamples<T extends { columns: { name: string; samples: string[] }[] }>(shown: T): T {
  return { ...shown, columns: shown.columns.map(({ name }) => ({ name, samples: [] })) }
}

async function forgetSaid(trx: Db, id: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('import_seen')
    .selectAll()
    .where('kind', '=', 'offer')
    .where('item_id', '=', id)
    .execute()
  for (const row of rows)
    await trx
      .updateTable('import_seen')
      .set({ data: placeless(row.data) })
      .where('source', '=', row.source)
      .where('kind', '=', 'offer')
      .where('source_id', '=', row.source_id)
      .execute()
  return rows.map(({ import_id }) => import_id)
}

async function forgetSaidBefore(trx: Db, id: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('import_seen_before')
    .selectAll()
    .where('kind', '=', 'offer')
    .where('item_id', '=', id)
    .execute()
  for (const row of rows)
    await trx
      .updateTable('import_seen_before')
      .set({ data: row.data === null ? null : placeless(row.data) })
      .where('import_id', '=', row.import_id)
      .where('source', '=', row.source)
      .where('kind', '=', 'offer')
      .where('source_id', '=', row.source_id)
      .execute()
  return rows.flatMap(({ import_id, seen_by }) => (seen_by === null ? [import_id] : [import_id, seen_by]))
}

async function forgetRows(trx: Db, id: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('import_row')
    .select(['import_id', 'row', 'shown', 'plan'])
    .where('plan', 'like', `%"${id}"%`)
    .execute()
  const imports: string[] = []
  for (const row of rows) {
    const plan: RowPlan = JSON.parse(row.plan)
    if (plan.act !== 'offer' || (plan.itemId !== id && plan.sameId !== id)) continue
    const shown: ImportRow = JSON.parse(row.shown)
    await trx
      .updateTable('import_row')
      .set({
        plan: JSON.stringify(shelteredPlan(plan)),
        shown: JSON.stringify({ ...shown, changes: shown.changes.filter(({ field }) => field !== 'places') }),
      })
      .where('import_id', '=', row.import_id)
      .where('row', '=', row.row)
      .execute()
    imports.push(row.import_id)
  }
  return imports
}

/** A row of a protected place says neither where that is nor where its provider is: in most lists that is one address. */
export function shelteredPlan(plan: Extract<RowPlan, { act: 'offer' }>): RowPlan {
  const { said, organisation } = plan
  return {
    ...plan,
    said: withoutPlaces(said),
    organisation: { ...organisation, said: withoutHouse(organisation.said) },
  }
}

function placeless(data: string): string {
  return JSON.stringify(withoutPlaces(fieldsIn(data) ?? {}))
}
