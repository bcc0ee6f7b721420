/**
 * Providers whose address would give a protected place away: those that run protected places alone, since their office
 * may well be the place, and those whose address is the one the place was known by. Street and postcode go from the
 * catalogue; name, telephone, municipality and area stay.
 */
import { withoutHouse } from '../../../shared/protected-place.ts'
import type { Db } from '../../store/schema.ts'
import { fieldsIn } from '../import/plan/seen.ts'
import type { ReadyChange } from '../write.ts'
import { isAmong } from './address-key.ts'
import type { Held } from './held.ts'
import { isMarked, readMarked } from './marked.ts'

const offersPerLook = 20

/** Offers as they will stand, by id; null where one is removed. */
type Coming = ReadonlyMap<string, string | null>

/** A provider that goes without its house; `change` where it is not written so already. */
export type Covered = { id: string; change: ReadyChange | undefined }

/** @returns providers whose change is to be written in place of the one that was decided, or beside the others */
export async function coverProviders(
  trx: Db,
  ready: readonly ReadyChange[],
  held: readonly Held[],
): Promise<Covered[]> {
  const coming: Coming = new Map(ready.flatMap(({ kind, id, data }) => (kind === 'offer' ? [[id, data]] : [])))
  const marked = new Map((await readMarked(trx)).map(({ id, data }) => [id, data]))
  for (const [id, data] of coming) {
    if (isMarked(data)) marked.set(id, data)
    else marked.delete(id)
  }
  const placesOf = Map.groupBy(held, ({ id }) => id)
  const covered: Covered[] = []
  for (const [id, offers] of Map.groupBy(marked, ([, data]) => String(fieldsIn(data)?.['organisationId']))) {
    const decided = ready.find((change) => change.kind === 'organisation' && change.id === id)
    const present = await dataOf(trx, id)
    const fields = fieldsIn(decided === undefined ? present : decided.data)
    if (fields === undefined || (fields['street'] === undefined && fields['postcode'] === undefined)) continue
    const known = offers.flatMap(([offerId]) => placesOf.get(offerId)?.flatMap(({ places }) => places) ?? [])
    if (!isAmong(fields, known) && (await hasOpenOffer(trx, id, coming))) continue
    const data = JSON.stringify(withoutHouse(fields))
    const change: ReadyChange = { kind: 'organisation', id, data, origin: decided?.origin }
    covered.push({ id, change: data === present ? undefined : change })
  }
  return covered
}

async function dataOf(trx: Db, id: string): Promise<string | null> {
  const row = await trx
    .selectFrom('catalogue_item')
    .select('data')
    .where('kind', '=', 'organisation')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.data ?? null
}

/** Whether the provider has an offer that is no protected place and has not ended. */
async function hasOpenOffer(trx: Db, organisationId: string, coming: Coming): Promise<boolean> {
  for (const data of coming.values()) {
    const fields = isMarked(data) ? undefined : fieldsIn(data)
    if (fields?.['organisationId'] === organisationId && fields['status'] !== 'ended') return true
  }
  for (let after = ''; ; ) {
    const rows = await trx
      .selectFrom('catalogue_item')
      .select('id')
      .where('kind', '=', 'offer')
      .where('id', '>', after)
      .where('data', 'like', `%"organisationId":"${organisationId}"%`)
      .where('data', 'not like', '%"protectedPlace":true%')
      .where('data', 'not like', '%"status":"ended"%')
      .orderBy('id')
      .limit(offersPerLook)
      .execute()
    if (rows.some(({ id }) => !coming.has(id))) return true
    const last = rows.at(-1)
    if (last === undefined || rows.length < offersPerLook) return false
    after = last.id
  }
}
