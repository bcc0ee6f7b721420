/**
 * The proof that erasures have reached the devices: for each statement, how many devices of the organisations that
 * have it in their feeds are in use, and how many of them have read past it. A device that came after the erasure, or
 * that was never admitted, has never had what was erased, and is not counted. Numbers only.
 */
import { sql } from 'kysely'
import { feedKinds } from '../../shared/protocol/chain.ts'
import type { ErasureProof } from '../../shared/protocol/erasures.ts'
import type { Db } from '../store/schema.ts'
import { readEraseStatement } from './erase-statement.ts'

const monthsBack = 24
const statementsPerRead = 500

/**
 * The erasures of the last 24 months, newest first.
 * @param organisationId only those in its feed; all without
 */
export async function readErasures(db: Db, now: number, organisationId?: string): Promise<ErasureProof[]> {
  const since = new Date(now)
  since.setUTCMonth(since.getUTCMonth() - monthsBack)
  const devices = await readDevices(db)
  const proofs: ErasureProof[] = []
  for (let before = { at: Number.MAX_SAFE_INTEGER, id: '' }; ; ) {
    const page = await readStatements(db, since.getTime(), before, organisationId)
    const places = await readPlaces(
      db,
      page.map(({ id }) => id),
    )
    for (const { id, text, created_at } of page) {
      const concerned = places.get(id) ?? []
      // Other statements, and erasures that no known organisation had anything of, stand in no feed as such.
      if (concerned.length === 0) continue
      const { why, ids } = readEraseStatement(text)
      const active = concerned.flatMap(({ org_id, pos }) =>
        (devices.get(org_id) ?? []).flatMap((device) => (device.since <= created_at ? [device.pos >= pos] : [])),
      )
      const processed = active.filter((past) => past).length
      const at = new Date(created_at).toISOString()
      proofs.push({ id, at, why, events: ids.length, devices: active.length, processed })
    }
    const last = page.at(-1)
    if (last === undefined || page.length < statementsPerRead) return proofs
    before = { at: last.created_at, id: last.id }
  }
}

async function readStatements(
  db: Db,
  since: number,
  before: { at: number; id: string },
  organisationId: string | undefined,
) {
  const page = db
    .selectFrom('statement')
    .select(['id', 'text', 'created_at'])
    .where('referral_id', 'is not', null)
    .where('created_at', '>=', since)
    // Said as one range, or SQLite would read and sort all that is left for every page.
    .where('created_at', '<=', before.at)
    .where((on) => on.or([on('created_at', '<', before.at), on('id', '>', before.id)]))
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(statementsPerRead)
  if (organisationId === undefined) return await page.execute()
  return await page
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('feed')
          .select('feed.pos')
          .where('feed.org_id', '=', organisationId)
          .where('feed.kind', '=', sql.lit(feedKinds.erase))
          .whereRef('feed.item_id', '=', 'statement.id'),
      ),
    )
    .execute()
}

async function readPlaces(db: Db, ids: string[]) {
  if (ids.length === 0) return new Map<string, { org_id: string; pos: number }[]>()
  const rows = await db
    .selectFrom('feed')
    .select(['item_id', 'org_id', 'pos'])
    // Literal, so that the index over erasures alone serves.
    .where('kind', '=', sql.lit(feedKinds.erase))
    .where('item_id', 'in', ids)
    .execute()
  return Map.groupBy(rows, ({ item_id }) => item_id)
}

type InUse = { pos: number; since: number }

/** Devices in use that have a feed: since when they are enrolled, and how far they have read in its present epoch. */
async function readDevices(db: Db): Promise<Map<string, InUse[]>> {
  const rows = await db
    .selectFrom('device')
    .innerJoin('org_feed', 'org_feed.org_id', 'device.org_id')
    .leftJoin('device_mark', 'device_mark.device_id', 'device.id')
    .select([
      'device.org_id',
      'device.enrolled_at',
      'device_mark.pos',
      'device_mark.epoch',
      'org_feed.epoch as present',
    ])
    .where('device.role', '=', 'professional')
    .where('device.revoked_at', 'is', null)
    // Whoever has read something counts, also where the organisation has yet to admit it anew.
    .where((on) => on.or([on('device.admitted_at', 'is not', null), on('device_mark.pos', 'is not', null)]))
    .execute()
  const byOrganisation = Map.groupBy(rows, ({ org_id }) => org_id)
  return new Map([...byOrganisation].map(([org, each]) => [org, each.map(inUse)]))
}

function inUse(row: { enrolled_at: number; pos: number | null; epoch: string | null; present: string }): InUse {
  return { since: row.enrolled_at, pos: row.epoch === row.present ? (row.pos ?? 0) : 0 }
}
