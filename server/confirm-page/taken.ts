/** What was taken over by a link so far, read from the versions of the offers: nothing is kept beside them. */
import { sql } from 'kysely'
import type { Offer } from '../../shared/offer.ts'
import { readAs } from '../catalogue/edit/read-as.ts'
import type { Db } from '../store/schema.ts'
import { changedFacts, type Fact } from './facts.ts'
import type { ConfirmLink } from './link.ts'

export type Taken = { title: string; ended: boolean; changed: Fact[] }

/** By offer, in the order in which they were looked at. */
export async function takenBy(db: Db, { organisationId, createdAt }: ConfirmLink): Promise<Map<string, Taken>> {
  const rows = await db
    .selectFrom('catalogue_version')
    .select(['n', 'id', 'data'])
    .where('kind', '=', 'offer')
    // Literal, so that the index over what providers said alone serves.
    .where('how', '=', sql.lit<'provider'>('provider'))
    .where('by_org', '=', organisationId)
    .where('changed_at', '>=', createdAt)
    .orderBy('n')
    .execute()
  const taken = new Map<string, Taken>()
  for (const [id, versions] of Map.groupBy(rows, (row) => row.id)) {
    const after = offerIn(versions.at(-1)?.data)
    const before = await offerBefore(db, id, versions[0]?.n ?? 0)
    if (after === undefined) continue
    const changed = before === undefined ? [] : changedFacts(before, after)
    taken.set(id, { title: after.title, ended: after.status === 'ended', changed })
  }
  return taken
}

async function offerBefore(db: Db, id: string, n: number): Promise<Offer | undefined> {
  const row = await db
    .selectFrom('catalogue_version')
    .select('data')
    .where('kind', '=', 'offer')
    .where('id', '=', id)
    .where('n', '<', n)
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst()
  return offerIn(row?.data)
}

function offerIn(data: string | null | undefined): Offer | undefined {
  return readAs('offer', JSON.parse(data ?? 'null'))
}
