/**
 * What the database still holds of the addresses of offers that are protected places by now: in their earlier versions,
 * from before they were marked. Read before the mark is written, taken out with it.
 */
import type { Place } from '../../../shared/offer.ts'
import { withoutHouse, withoutPlaces } from '../../../shared/protected-place.ts'
import type { CatalogueKind } from '../../../shared/protocol/catalogue.ts'
import type { Db } from '../../store/schema.ts'
import { fieldsIn } from '../import/plan/seen.ts'

const idsPerQuery = 500

/** An earlier version that says where the offer is. */
export type Held = { n: number; id: string; places: readonly Partial<Place>[] }

/** Those of these offers. */
export async function readHeld(db: Db, offerIds: readonly string[]): Promise<Held[]> {
  const held: Held[] = []
  for (let at = 0; at < offerIds.length; at += idsPerQuery) {
    const rows = await db
      .selectFrom('catalogue_version')
      .select(['n', 'id', 'data'])
      .where('kind', '=', 'offer')
      .where('id', 'in', offerIds.slice(at, at + idsPerQuery))
      .where('data', 'like', '%"places":[{%')
      .execute()
    for (const { n, id, data } of rows) held.push({ n, id, places: placesIn(data) })
  }
  return held
}

function placesIn(data: string | null): Partial<Place>[] {
  const places = fieldsIn(data)?.['places']
  return Array.isArray(places) ? places.filter((place) => typeof place === 'object' && place !== null) : []
}

/** The versions stay, with everything else they said: the chain of the feed goes over what was sent, not over these. */
export async function forgetVersions(trx: Db, held: readonly Held[], providerIds: readonly string[]): Promise<void> {
  for (const { n } of held) await rewrite(trx, n, (fields) => ({ ...withoutPlaces(fields), places: [] }))
  for (const id of providerIds) {
    const rows = await versionsOf(trx, 'organisation', id)
    for (const { n } of rows) await rewrite(trx, n, withoutHouse)
  }
}

async function versionsOf(trx: Db, kind: CatalogueKind, id: string): Promise<{ n: number }[]> {
  return await trx
    .selectFrom('catalogue_version')
    .select('n')
    .where('kind', '=', kind)
    .where('id', '=', id)
    .where('data', 'is not', null)
    .execute()
}

async function rewrite(trx: Db, n: number, change: (fields: Record<string, unknown>) => object): Promise<void> {
  const row = await trx.selectFrom('catalogue_version').select('data').where('n', '=', n).executeTakeFirst()
  const fields = fieldsIn(row?.data ?? null)
  if (fields === undefined) return
  await trx
    .updateTable('catalogue_version')
    .set({ data: JSON.stringify(change(fields)) })
    .where('n', '=', n)
    .execute()
}
