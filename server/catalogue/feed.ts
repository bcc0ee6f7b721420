/**
 * The end of the catalogue's feed, where changes are put: the thing at its new place, the chain over all places, the
 * version for the thing's history, and what follows from an organisation or the network itself.
 */
import { hash, randomUUID } from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'
import { catalogueSchemas, tombstoneDays } from '../../shared/protocol/catalogue.ts'
import { chainStart } from '../../shared/protocol/chain.ts'
import { dayMs } from '../../shared/utc-day.ts'
import type { Db } from '../store/schema.ts'
import type { CatalogueHeadTable } from '../store/tables/catalogue.ts'
import { writeRows } from '../store/write-rows.ts'
import type { Origin, ReadyChange } from './write.ts'

const thingsPerPage = 500

/**
 * Page by page, between which others have their turn: a large import must not silence a serving process.
 * @returns whether the feed moved
 */
export async function appendToFeed(
  trx: Db,
  head: CatalogueHeadTable,
  ready: readonly ReadyChange[],
  { at, origin }: { at: number; origin: Origin },
): Promise<boolean> {
  let { chain } = head
  for (let from = 0; from < ready.length; from += thingsPerPage) {
    if (from > 0) await turn()
    const page = ready.slice(from, from + thingsPerPage)
    const items = page.map(({ kind, id, data }, index) => ({
      kind,
      id,
      n: head.head + from + index + 1,
      data,
      changed_at: at,
    }))
    const log = page.map((change, index) => {
      chain = chainAfter(chain, change)
      return { n: head.head + from + index + 1, chain }
    })
    await writeRows(trx, 'catalogue_item', items, { key: ['kind', 'id'], set: ['n', 'data', 'changed_at'] })
    await writeRows(trx, 'catalogue_log', log)
    await writeRows(
      trx,
      'catalogue_version',
      items.map((item, index) => ({ ...item, ...originColumns(page[index]?.origin ?? origin) })),
    )
    await welcomeOrganisations(trx, page)
  }
  await nameNetwork(trx, ready)
  const floor = await dropOldTombstones(trx, head.floor, at - tombstoneDays * dayMs)
  if (ready.length === 0 && floor === head.floor) return false
  await trx
    .updateTable('catalogue_head')
    .set({ head: head.head + ready.length, chain, floor })
    .execute()
  return true
}
function originColumns({ how, organisationId, importId, editId }: Origin) {
  return { how, by_org: organisationId ?? null, import_id: importId ?? null, edit_id: editId ?? null }
}

function chainAfter(previous: Uint8Array, { kind, id, data }: ReadyChange): Uint8Array {
  const leaf = hash('sha256', data ?? '', 'buffer')
  const link = Buffer.concat([previous, Buffer.from(`${kind}|${id}|`), leaf])
  return hash('sha256', link, 'buffer').subarray(0, 16)
}

/** An organisation is known to sync once it has a feed; it keeps the feed when it leaves the catalogue. */
async function welcomeOrganisations(trx: Db, page: readonly ReadyChange[]): Promise<void> {
  const feeds = page
    .filter(({ kind, data }) => kind === 'organisation' && data !== null)
    .map(({ id }) => ({ org_id: id, epoch: randomUUID(), head: 0, chain: chainStart }))
  if (feeds.length === 0) return
  await trx
    .insertInto('org_feed')
    .values(feeds)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

async function nameNetwork(trx: Db, ready: readonly ReadyChange[]): Promise<void> {
  const network = ready.find(({ kind, data }) => kind === 'network' && data !== null)
  if (network === undefined) return
  const { name } = catalogueSchemas.network.parse(JSON.parse(network.data ?? 'null'))
  await trx.updateTable('network').set({ name }).execute()
}

/** Forgets tombstones from before `until`; clients that were away longer start the catalogue anew. */
async function dropOldTombstones(trx: Db, floor: number, until: number): Promise<number> {
  const old = await trx
    .selectFrom('catalogue_item')
    .select('n')
    .where('data', 'is', null)
    .where('changed_at', '<', until)
    .execute()
  if (old.length === 0) return floor
  await trx.deleteFrom('catalogue_item').where('data', 'is', null).where('changed_at', '<', until).execute()
  // Of their greatest SQLite, asked for it, looked along all places of the feed.
  const next = old.reduce((last, { n }) => Math.max(last, n), floor)
  await trx.deleteFrom('catalogue_log').where('n', '<', next).execute()
  return next
}
