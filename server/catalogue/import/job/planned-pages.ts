/** The rows of a plan that are to be written, page by page, with what stands of the things they speak of. */
import type { Db } from '../../../store/schema.ts'
import type { RowPlan } from '../plan/planned-row.ts'
import { readBroughtIn, readPresent, readSeen } from '../plan/seen.ts'
import { type Deed, deedOf } from './apply-row.ts'

const rowsPerPage = 500

export type PlannedRow = { row: number; deed: Deed; shown: string; plan: Exclude<RowPlan, { act: 'none' }> }

/** Rows that are written, in their order. */
export async function* plannedPages(db: Db, importId: string): AsyncGenerator<PlannedRow[]> {
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('import_row')
      .select(['row', 'outcome', 'decision', 'shown', 'plan'])
      .where('import_id', '=', importId)
      .where('row', '>', after)
      .orderBy('row')
      .limit(rowsPerPage)
      .execute()
    yield rows.flatMap(({ row, outcome, decision, shown, plan }) => {
      const deed = deedOf(outcome, decision ?? null)
      if (deed === 'nothing') return []
      const parsed = JSON.parse(plan) as RowPlan
      return parsed.act === 'none' ? [] : [{ row, deed, shown, plan: parsed }]
    })
    const last = rows.at(-1)
    if (last === undefined || rows.length < rowsPerPage) return
    after = last.row
  }
}

/** What stands of what a page speaks of. */
export async function standsFor(db: Db, source: string, page: readonly PlannedRow[]) {
  const kinds = ['offer', 'area'] as const
  type Kind = (typeof kinds)[number]
  const of = async (kind: Kind) => {
    const plans = page.flatMap(({ plan }) => ((plan.act === 'area' ? 'area' : 'offer') === kind ? [plan] : []))
    const ids = plans.flatMap((plan) => [
      plan.itemId,
      ...('sameId' in plan && plan.sameId !== undefined ? [plan.sameId] : []),
    ])
    const sourceIds = plans.map(({ sourceId }) => sourceId)
    const seen = await readSeen(db, source, kind, sourceIds)
    const unseen = plans.filter(({ sourceId }) => !seen.has(sourceId)).map(({ itemId }) => itemId)
    const present = await readPresent(db, kind, ids)
    return {
      seen,
      present,
      broughtIn: await readBroughtIn(
        db,
        kind,
        unseen.filter((id) => present.has(id)),
      ),
    }
  }
  const read = { offer: await of('offer'), area: await of('area') }
  return {
    present: (kind: Kind, id: string) => read[kind].present.get(id),
    seen: (kind: Kind, sourceId: string) => read[kind].seen.get(sourceId),
    broughtIn: (kind: Kind, id: string) => read[kind].broughtIn.get(id),
  }
}
