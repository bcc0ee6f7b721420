/**
 * Applies a planned import in one transaction: catalogue, what the source said, the import's state and the audit log
 * commit together or not at all. The last step asks whether the import is still wanted, so a stop counts until then.
 */
import { Problem } from '../../../../shared/problem.ts'
import type { CatalogueKind } from '../../../../shared/protocol/catalogue.ts'
import type { ImportRow } from '../../../../shared/protocol/imports.ts'
import { record } from '../../../audit/record.ts'
import type { Db } from '../../../store/schema.ts'
import { type CatalogueChange, changeCatalogue } from '../../write.ts'
import { askerRights } from '../plan/plan-file.ts'
import type { RowPlan } from '../plan/planned-row.ts'
import { readBroughtIn, readPresent, readSeen } from '../plan/seen.ts'
import type { Fields } from '../plan/three-way.ts'
import { homelessAreas, type WrittenArea } from './apply-areas.ts'
import { providersToApply } from './apply-providers.ts'
import { applyRow, type Deed, deedOf, type Stands } from './apply-row.ts'
import type { Kept } from './job.ts'
import { moveJob } from './job.ts'
import { Stopped } from './pulse.ts'
import { type Reading, saveSource } from './read-job.ts'
import { rememberSeen, type Said } from './remember-seen.ts'

const rowsPerPage = 250

type PlannedRow = { row: number; deed: Deed; shown: string; plan: Exclude<RowPlan, { act: 'none' }> }

export async function workApplying(reading: Reading & { now: () => number }): Promise<void> {
  const { store, job, pulse, now } = reading
  const { mapping, columns } = job.kept
  if (mapping === undefined) throw new Problem('import_state')
  const { source } = mapping
  const at = now()
  const organisationId = job.asker === 'operator' ? undefined : job.asker.organisationId
  const origin = { how: 'import', importId: job.id, ...(organisationId !== undefined && { organisationId }) } as const
  await changeCatalogue(
    store,
    async (trx) => {
      const { rights } = await askerRights(trx, job.asker)
      const providers = await providersToApply(trx, source)
      const written = new Map<string, CatalogueChange>()
      const said: Said[] = []
      const areas: WrittenArea[] = []
      let refusals = 0
      for await (const page of pagesOf(trx, job.id)) {
        await providers.meet(page.flatMap(({ plan }) => ('organisation' in plan ? [plan.organisation] : [])))
        const read = await standsFor(trx, source, page)
        const stands: Stands = {
          ...read,
          rights,
          present: (kind, id) => (written.get(`${kind}|${id}`)?.data as Fields | undefined) ?? read.present(kind, id),
          provider: ({ organisation }) => providers.of(organisation),
        }
        for (const { row, deed, shown, plan } of page) {
          if (plan.act === 'provider') {
            const provider = providers.of(plan.organisation)
            if ('code' in provider) {
              refusals++
              await refuse(trx, job.id, row, shown, provider)
            } else providers.need(plan.organisation)
            continue
          }
          const applied = applyRow(plan, deed, source, stands)
          if ('refused' in applied) {
            refusals++
            await refuse(trx, job.id, row, shown, applied.refused)
            continue
          }
          const kind = plan.act === 'area' ? 'area' : 'offer'
          if (applied.change !== undefined) written.set(`${kind}|${applied.itemId}`, applied.change)
          if (plan.act === 'area') areas.push({ row, shown, id: applied.itemId, change: applied.change })
          if (plan.act === 'offer' && deed !== 'same') providers.need(plan.organisation)
          said.push({ kind, sourceId: plan.sourceId, itemId: applied.itemId, said: applied.said })
        }
        await pulse.quietBeat(page.at(-1)?.row ?? 0, job.kept.progress.of)
      }
      for (const { row, shown, id, reason } of await homelessAreas(trx, areas)) {
        refusals++
        written.delete(`area|${id}`)
        await refuse(trx, job.id, row, shown, reason)
      }
      const organisations = providers.written()
      const ofProviders = organisations.seen.map((each) => ({ kind: 'organisation' as const, ...each }))
      await rememberSeen(trx, job.id, source, [...said, ...ofProviders])
      await saveSource(
        trx,
        mapping,
        columns.map(({ name }) => name),
      )
      await record(trx, store.engine, { act: 'import_applied', actor: job.kept.actor, subject: job.id, at })
      const changes = [...organisations.changes, ...written.values()]
      const counts = refusals === 0 ? pulse.kept.counts : await countRows(trx, job.id)
      const { problem: _, ...kept } = pulse.kept
      const changed = await reallyChanged(trx, changes)
      const done: Kept = { ...kept, counts, written: changed, appliedAt: new Date(at).toISOString() }
      if (!(await moveJob(trx, job.id, { from: ['applying'], to: 'applied', kept: done, aliveAt: null })))
        throw new Stopped()
      return { changes, origin, result: undefined }
    },
    at,
  )
}

/** Rows that are written, in their order. */
async function* pagesOf(trx: Db, importId: string): AsyncGenerator<PlannedRow[]> {
  for (let after = 0; ; ) {
    const rows = await trx
      .selectFrom('import_row')
      .select(['row', 'outcome', 'decision', 'shown', 'plan'])
      .where('import_id', '=', importId)
      .where('row', '>', after)
      .orderBy('row')
      .limit(rowsPerPage)
      .execute()
    yield rows.flatMap(({ row, outcome, decision, shown, plan }) => {
      const deed = deedOf(outcome, decision ?? null)
      const parsed = JSON.parse(plan) as RowPlan
      return deed === 'nothing' || parsed.act === 'none' ? [] : [{ row, deed, shown, plan: parsed }]
    })
    const last = rows.at(-1)
    if (last === undefined || rows.length < rowsPerPage) return
    after = last.row
  }
}

/** What stands of what a page speaks of. */
async function standsFor(trx: Db, source: string, page: readonly PlannedRow[]) {
  const kinds = ['offer', 'area'] as const
  type Kind = (typeof kinds)[number]
  const of = async (kind: Kind) => {
    const plans = page.flatMap(({ plan }) => ((plan.act === 'area' ? 'area' : 'offer') === kind ? [plan] : []))
    const ids = plans.flatMap((plan) => [
      plan.itemId,
      ...('sameId' in plan && plan.sameId !== undefined ? [plan.sameId] : []),
    ])
    const sourceIds = plans.map(({ sourceId }) => sourceId)
    const seen = await readSeen(trx, source, kind, sourceIds)
    const unseen = plans.filter(({ sourceId }) => !seen.has(sourceId)).map(({ itemId }) => itemId)
    const present = await readPresent(trx, kind, ids)
    return {
      seen,
      present,
      broughtIn: await readBroughtIn(
        trx,
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

async function refuse(trx: Db, importId: string, row: number, shown: string, reason: ImportRow['reasons'][number]) {
  const before = JSON.parse(shown) as ImportRow
  const after = { ...before, outcome: 'refused', reasons: [...before.reasons, reason] }
  await trx
    .updateTable('import_row')
    .set({ outcome: 'refused', shown: JSON.stringify(after) })
    .where('import_id', '=', importId)
    .where('row', '=', row)
    .execute()
}

async function countRows(trx: Db, importId: string): Promise<Kept['counts']> {
  const rows = await trx
    .selectFrom('import_row')
    .select(['outcome', (on) => on.fn.countAll<number>().as('count')])
    .where('import_id', '=', importId)
    .groupBy('outcome')
    .execute()
  return Object.fromEntries(rows.map(({ outcome, count }) => [outcome, Number(count)]))
}

/** How many of the changes the catalogue will not say already. */
async function reallyChanged(trx: Db, changes: readonly CatalogueChange[]): Promise<number> {
  let count = 0
  for (const kind of ['organisation', 'offer', 'area'] satisfies CatalogueKind[]) {
    const some = changes.filter((change) => change.kind === kind)
    for (let at = 0; at < some.length; at += rowsPerPage) {
      const page = some.slice(at, at + rowsPerPage)
      const ids = page.map(({ id }) => id)
      const rows = await trx
        .selectFrom('catalogue_item')
        .select(['id', 'data'])
        .where('kind', '=', kind)
        .where('id', 'in', ids)
        .execute()
      const texts = new Map(rows.map(({ id, data }) => [id, data]))
      count += page.filter(({ id, data }) => texts.get(id) !== JSON.stringify(data)).length
    }
  }
  return count
}
