/**
 * Everything of an import that can be done before its transaction: rows are read and merged with what stands, texts are
 * made and compared. What it finds counts only while nothing of it moved, by which the transaction asks.
 */
import type { ImportRow } from '../../../../shared/protocol/imports.ts'
import type { Db } from '../../../store/schema.ts'
import { isMarked } from '../../protected/marked.ts'
import { type CatalogueChange, type ReadyChange, readyChanges } from '../../write.ts'
import { askerRights } from '../plan/plan-file.ts'
import { fieldsIn } from '../plan/seen.ts'
import type { Fields } from '../plan/three-way.ts'
import type { RowNote } from '../row.ts'
import { homelessAreas, type WrittenArea } from './apply-areas.ts'
import { providersToApply } from './apply-providers.ts'
import { applyRow, type Stands } from './apply-row.ts'
import type { Job } from './job.ts'
import { type PlannedRow, plannedPages, standsFor } from './planned-pages.ts'
import { type NewlySaid, newlySaid, type Said } from './remember-seen.ts'

export type Prepared = {
  ready: ReadyChange[]
  said: NewlySaid[]
  /** Rows that cannot be written as things stand now. */
  refused: { row: number; shown: string }[]
  /** Whether a row is of a protected place, whose address the file may hold. */
  hidden: boolean
}

/** @param beat tells how many rows are done and lets others have their turn; throws where the import was stopped */
export async function prepare(
  db: Db,
  job: Job,
  source: string,
  beat: (done: number) => Promise<void>,
): Promise<Prepared> {
  const { rights } = await askerRights(db, job.asker)
  const providers = await providersToApply(db, source)
  const written = new Map<string, CatalogueChange>()
  const said: Said[] = []
  const areas: WrittenArea[] = []
  const refused: Prepared['refused'] = []
  const refuse = (row: number, shown: string, reason: RowNote) =>
    refused.push({ row, shown: withReason(shown, reason) })
  const take = ({ row, deed, shown, plan }: PlannedRow, stands: Stands): void => {
    if (plan.act === 'provider') {
      const provider = providers.of(plan.organisation)
      if ('code' in provider) refuse(row, shown, provider)
      else providers.need(plan.organisation)
      return
    }
    const applied = applyRow(plan, deed, source, stands)
    if ('refused' in applied) {
      refuse(row, shown, applied.refused)
      return
    }
    const kind = plan.act === 'area' ? 'area' : 'offer'
    written.set(`${kind}|${applied.itemId}`, applied.change)
    if (plan.act === 'area') areas.push({ row, shown, id: applied.itemId, change: applied.change })
    if (plan.act === 'offer' && deed !== 'same') providers.need(plan.organisation)
    said.push({ kind, sourceId: plan.sourceId, itemId: applied.itemId, said: JSON.stringify(applied.said) })
  }

  let done = 0
  const pause = () => beat(done)
  for await (const page of plannedPages(db, job.id)) {
    await providers.meet(page.flatMap(({ plan }) => ('organisation' in plan ? [plan.organisation] : [])))
    const read = await standsFor(db, source, page)
    const stands: Stands = {
      ...read,
      rights,
      present: (kind, id) => asFields(written.get(`${kind}|${id}`)) ?? read.present(kind, id),
      provider: ({ organisation }) => providers.of(organisation),
    }
    for (const row of page) take(row, stands)
    done = page.at(-1)?.row ?? done
    await pause()
  }
  for (const { row, shown, id, reason } of await homelessAreas(db, areas)) {
    written.delete(`area|${id}`)
    refuse(row, shown, reason)
  }
  const organisations = providers.written()
  return {
    hidden:
      (await toldOfProtected(db, job.id)) ||
      [...written.values()].some(({ kind, text = null }) => kind === 'offer' && isMarked(text)),
    ready: await readyChanges(db, [...organisations.changes, ...written.values()], pause),
    said: await newlySaid(db, source, [...said, ...organisations.said], pause),
    refused,
  }
}

/** Also of rows that nobody writes: what one resembles may be the place itself. */
async function toldOfProtected(db: Db, importId: string): Promise<boolean> {
  const row = await db
    .selectFrom('import_row')
    .select('row')
    .where('import_id', '=', importId)
    .where('shown', 'like', '%"code":"protected_place"%')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

function asFields(change: CatalogueChange | undefined): Fields | undefined {
  return change === undefined ? undefined : fieldsIn(change.text ?? null)
}

function withReason(shown: string, reason: RowNote): string {
  const before = JSON.parse(shown) as ImportRow
  return JSON.stringify({ ...before, outcome: 'refused', reasons: [...before.reasons, reason] })
}
