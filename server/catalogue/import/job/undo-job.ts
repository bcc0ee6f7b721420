/**
 * Takes a whole import back: every thing is again byte for byte as before, what the import made is gone. What was
 * changed since stays and is told, and so does what others that stay need.
 */
import { Problem } from '../../../../shared/problem.ts'
import type { CatalogueKind } from '../../../../shared/protocol/catalogue.ts'
import { record } from '../../../audit/record.ts'
import type { Store } from '../../../store/open.ts'
import type { Db } from '../../../store/schema.ts'
import type { CatalogueVersionTable } from '../../../store/tables/catalogue.ts'
import { type CatalogueChange, changeCatalogue, type ReadyChange, readyChanges } from '../../write.ts'
import { fieldsIn } from '../plan/seen.ts'
import { type By, type Kept, mustMove, readJob } from './job.ts'
import { needed, usedOrganisations } from './needed.ts'
import { restoreSeen } from './restore-seen.ts'
import { standing } from './standing.ts'

const perQuery = 500

type Version = Pick<CatalogueVersionTable, 'n' | 'kind' | 'id' | 'data'>

/** What is written, and what is told of what stays; as things stood when it was looked at. */
type Undoing = { ready: ReadyChange[]; kept: Kept['kept'] }

/** @throws {Problem} not_found, import_state */
export async function undoJob(store: Store, id: string, by: By, now: number): Promise<void> {
  const origin = { how: 'undo', ...(by.asker !== 'operator' && { organisationId: by.asker.organisationId }) } as const
  const before = await standing(store.db)
  // Before the transaction, so that others wait for the writing alone.
  const prepared = await prepareUndo(store.db, id)
  await changeCatalogue(
    store,
    async (trx) => {
      const job = await readJob(trx, id)
      if (job.state !== 'applied') throw new Problem('import_state')
      const stands = (await standing(trx)) === before && (await usedOrganisations(trx, prepared.ready)).length === 0
      const { ready, kept } = stands ? prepared : await prepareUndo(trx, id)
      await restoreSeen(
        trx,
        id,
        kept.map(({ id: item }) => item),
      )
      await record(trx, store.engine, { act: 'import_undone', actor: by.actor, subject: id, at: now })
      await mustMove(trx, id, { from: ['applied'], to: 'undone', kept: { ...job.kept, kept } })
      return { ready, origin, result: undefined }
    },
    now,
  )
}

async function prepareUndo(db: Db, id: string): Promise<Undoing> {
  const back = await versionsBack(db, id)
  const gone = back.changes.filter(({ text }) => text === undefined)
  const stay = await needed(db, gone, back.changes)
  const needs = gone.flatMap((change) =>
    stay.has(keyOf(change))
      ? [{ kind: change.kind, id: change.id, title: back.titles.get(keyOf(change)) ?? '', reason: 'needed' as const }]
      : [],
  )
  const changes = back.changes.filter((change) => !stay.has(keyOf(change)))
  return { ready: await readyChanges(db, changes), kept: [...back.kept, ...needs] }
}

type Back = { changes: CatalogueChange[]; kept: Kept['kept']; titles: Map<string, string> }

/** What the import wrote, and the version of each thing before it. */
async function versionsBack(db: Db, importId: string): Promise<Back> {
  const written = await db
    .selectFrom('catalogue_version')
    .select(['n', 'kind', 'id', 'data'])
    .where('import_id', '=', importId)
    .orderBy('n')
    .execute()
  const back: Back = { changes: [], kept: [], titles: new Map() }
  for (const [kind, versions] of Map.groupBy(written, (version) => version.kind))
    for (let at = 0; at < versions.length; at += perQuery)
      await pageBack(db, kind, versions.slice(at, at + perQuery), back)
  return back
}

async function pageBack(db: Db, kind: CatalogueKind, versions: readonly Version[], back: Back): Promise<void> {
  const ids = versions.map(({ id }) => id)
  const items = await db
    .selectFrom('catalogue_item')
    .select(['id', 'n', 'data'])
    .where('kind', '=', kind)
    .where('id', 'in', ids)
    .execute()
  const earlier = await db
    .selectFrom('catalogue_version')
    .select(['id', 'n', 'data'])
    .where('kind', '=', kind)
    .where('id', 'in', ids)
    .orderBy('n')
    .execute()
  const present = new Map(items.map((item) => [item.id, item]))
  const before = new Map<string, string | null>()
  const at = new Map(versions.map(({ id, n }) => [id, n]))
  for (const { id, n, data } of earlier) if (n < (at.get(id) ?? 0)) before.set(id, data)
  for (const { id, n, data } of versions) {
    const item = present.get(id)
    const title = titleOf(item?.data ?? data)
    back.titles.set(`${kind}|${id}`, title)
    const text = before.get(id) ?? null
    if (item?.n !== n) back.kept.push({ kind, id, title, reason: 'edited' })
    else back.changes.push({ kind, id, data: null, ...(text !== null && { text }) })
  }
}

function titleOf(data: string | null): string {
  const fields = fieldsIn(data)
  return String(fields?.['title'] ?? fields?.['name'] ?? '')
}

function keyOf({ kind, id }: Pick<CatalogueChange, 'kind' | 'id'>): string {
  return `${kind}|${id}`
}
