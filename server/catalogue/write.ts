/**
 * Writes the catalogue: offers, areas, organisations, the network and its synonyms. Each change moves
 * the thing to a new place at the end of the feed; what is written unchanged keeps its place, so an
 * import may be repeated.
 */
import { createHash, randomUUID } from 'node:crypto'
import { Problem } from '../../shared/problem.ts'
import { type CatalogueKind, catalogueSchemas, tombstoneDays } from '../../shared/protocol/catalogue.ts'
import { chainStart } from '../../shared/protocol/chain.ts'
import type { Store } from '../store/open.ts'
import type { CatalogueItemTable, ChangeWay, Db } from '../store/schema.ts'

const rowsPerStatement = 500
const dayMs = 86_400_000

/**
 * `data` null removes the thing. `id` is the thing's own id; the network's is `network`. `origin`: of this change alone.
 * `text`: the JSON of an earlier version, restored byte for byte without being read anew.
 */
export type CatalogueChange = {
  kind: CatalogueKind
  id: string
  data: unknown | null
  origin?: Origin
  text?: string
}

/** How a change came about, for the thing's history; the operator's where absent. */
export type Origin = { how: ChangeWay; organisationId?: string; importId?: string; editId?: string }

const byOperator: Origin = { how: 'operator' }

/**
 * Writes all changes in one transaction; the last of several for one thing counts.
 * @returns how many things really changed
 * @throws {Problem} `malformed` with kind, id and place when something is not what its kind demands.
 */
export async function writeCatalogue(
  store: Store,
  changes: readonly CatalogueChange[],
  now: number = Date.now(),
  origin: Origin = byOperator,
): Promise<{ changed: number }> {
  return await changeCatalogue(store, async () => ({ changes, origin, result: undefined }), now)
}

/**
 * Decides what to write and writes it in one transaction: under the head's lock nothing changes between the two.
 * `decide` may be run again when the database asks for it.
 */
export async function changeCatalogue<T>(
  store: Store,
  decide: (trx: Db) => Promise<{ changes: readonly CatalogueChange[]; origin: Origin; result: T }>,
  now: number = Date.now(),
): Promise<{ changed: number; result: T }> {
  return await store.write(async (trx, announce) => {
    const query = trx.selectFrom('catalogue_head').selectAll()
    const head = await (store.engine === 'postgres' ? query.forUpdate() : query).executeTakeFirstOrThrow()
    const { changes, origin, result } = await decide(trx)
    const wanted = new Map(changes.map((change) => [`${change.kind}|${change.id}`, parse(change)]))
    const fresh = await onlyChanged(trx, [...wanted.values()])
    let { chain } = head
    const items: CatalogueItemTable[] = []
    const log: { n: number; chain: Uint8Array }[] = []
    fresh.forEach((change, index) => {
      const n = head.head + index + 1
      chain = chainAfter(chain, change)
      items.push({ ...change, n, changed_at: now })
      log.push({ n, chain })
    })
    await insertItems(trx, items, log)
    const own = new Map(changes.map((change) => [`${change.kind}|${change.id}`, change.origin]))
    await insertVersions(trx, items, (item) => own.get(`${item.kind}|${item.id}`) ?? origin)
    await welcomeOrganisations(trx, items)
    await nameNetwork(trx, items)
    const floor = await dropOldTombstones(trx, head.floor, now - tombstoneDays * dayMs)
    if (items.length > 0 || floor !== head.floor) {
      await trx
        .updateTable('catalogue_head')
        .set({ head: head.head + items.length, chain, floor })
        .execute()
      announce({ catalogue: true })
    }
    return { changed: items.length, result }
  })
}

type Text = { kind: CatalogueKind; id: string; data: string | null }

function parse({ kind, id, data, text }: CatalogueChange): Text {
  const at = `${kind} ${id}`
  if (id.length === 0 || id.length > 80) throw new Problem('malformed', `${at}: id`)
  if (text !== undefined) return { kind, id, data: text }
  if (data === null) return { kind, id, data: null }
  const parsed = catalogueSchemas[kind].safeParse(data)
  if (!parsed.success) throw new Problem('malformed', `${at}: ${parsed.error.issues[0]?.path.join('.') ?? ''}`)
  if ('id' in parsed.data && parsed.data.id !== id) throw new Problem('malformed', `${at}: id`)
  return { kind, id, data: JSON.stringify(parsed.data) }
}

async function onlyChanged(trx: Db, wanted: Text[]): Promise<Text[]> {
  const present = new Map<string, string | null>()
  for (let at = 0; at < wanted.length; at += rowsPerStatement) {
    const ids = wanted.slice(at, at + rowsPerStatement).map(({ id }) => id)
    const rows = await trx.selectFrom('catalogue_item').select(['kind', 'id', 'data']).where('id', 'in', ids).execute()
    for (const { kind, id, data } of rows) present.set(`${kind}|${id}`, data)
  }
  return wanted.filter(({ kind, id, data }) => (present.get(`${kind}|${id}`) ?? null) !== data)
}

function chainAfter(previous: Uint8Array, { kind, id, data }: Text): Uint8Array {
  const leaf = createHash('sha256')
    .update(data ?? '')
    .digest()
  return createHash('sha256').update(previous).update(`${kind}|${id}|`).update(leaf).digest().subarray(0, 16)
}

async function insertItems(trx: Db, items: CatalogueItemTable[], log: { n: number; chain: Uint8Array }[]) {
  for (let at = 0; at < items.length; at += rowsPerStatement) {
    await trx
      .insertInto('catalogue_item')
      .values(items.slice(at, at + rowsPerStatement))
      .onConflict((conflict) =>
        conflict.columns(['kind', 'id']).doUpdateSet((on) => ({
          n: on.ref('excluded.n'),
          data: on.ref('excluded.data'),
          changed_at: on.ref('excluded.changed_at'),
        })),
      )
      .execute()
    await trx
      .insertInto('catalogue_log')
      .values(log.slice(at, at + rowsPerStatement))
      .execute()
  }
}

async function insertVersions(trx: Db, items: CatalogueItemTable[], originOf: (item: CatalogueItemTable) => Origin) {
  const versionOf = (item: CatalogueItemTable) => {
    const { how, organisationId = null, importId = null, editId = null } = originOf(item)
    return { ...item, how, by_org: organisationId, import_id: importId, edit_id: editId }
  }
  for (let at = 0; at < items.length; at += rowsPerStatement)
    await trx
      .insertInto('catalogue_version')
      .values(items.slice(at, at + rowsPerStatement).map(versionOf))
      .execute()
}

/** An organisation is known to sync once it has a feed; it keeps the feed when it leaves the catalogue. */
async function welcomeOrganisations(trx: Db, items: CatalogueItemTable[]): Promise<void> {
  const feeds = items
    .filter(({ kind, data }) => kind === 'organisation' && data !== null)
    .map(({ id }) => ({ org_id: id, epoch: randomUUID(), head: 0, chain: chainStart }))
  for (let at = 0; at < feeds.length; at += rowsPerStatement)
    await trx
      .insertInto('org_feed')
      .values(feeds.slice(at, at + rowsPerStatement))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

async function nameNetwork(trx: Db, items: CatalogueItemTable[]): Promise<void> {
  const network = items.find(({ kind, data }) => kind === 'network' && data !== null)
  if (network === undefined) return
  const { name } = catalogueSchemas.network.parse(JSON.parse(network.data ?? 'null'))
  await trx.updateTable('network').set({ name }).execute()
}

/** Forgets tombstones from before `until`; clients that were away longer start the catalogue anew. */
async function dropOldTombstones(trx: Db, floor: number, until: number): Promise<number> {
  const old = await trx
    .selectFrom('catalogue_item')
    .select((on) => on.fn.max('n').as('n'))
    .where('data', 'is', null)
    .where('changed_at', '<', until)
    .executeTakeFirst()
  if (old?.n === undefined || old.n === null) return floor
  await trx.deleteFrom('catalogue_item').where('data', 'is', null).where('changed_at', '<', until).execute()
  const next = Math.max(floor, old.n)
  await trx.deleteFrom('catalogue_log').where('n', '<', next).execute()
  return next
}
