/**
 * The records of referrals and unmet needs as they lie in the database: under pseudonyms that only K_rec connects with
 * the events, since they stay when the events are gone.
 */
import { sql } from 'kysely'
import type { RecordFacts } from '../../shared/statistics/record-facts.ts'
import type { Engine } from '../store/engine.ts'
import type { Db } from '../store/schema.ts'
import type { StatRecordTable } from '../store/tables/figures.ts'
import { writeRows } from '../store/write-rows.ts'
import type { Counting } from './counting.ts'
import { hmacOf, recordKey } from './record-key.ts'

/**
 * `lacking`: what the opening named and the catalogue did not know at that time. A record says so for good, so that a
 * later change of the catalogue moves no number.
 */
export type KeptFacts = RecordFacts & { lacking?: { offerId?: string; areaId?: string } }

/** Pseudonyms of a referral and its family, and the family's number. */
export type Names = { id: string; family: string; recordKey: number }
export type StatRecord = Names & { facts: KeptFacts }

const idsPerQuery = 1_000
const rowsPerStatement = 1_000
/** Families share this many locks: a transaction of many families must not use up the server's memory for locks. */
const locks = 256
/** Any number no other lock of this server's has. */
const lockSpace = 20_270_201

/** By what a record of this referral is known. @param chain the family's, which all its referrals share */
export function namesOf({ key, tenant }: Counting, ref: string, chain: string): Names {
  return {
    id: pseudonym(key, ['rr1', tenant, ref]),
    family: pseudonym(key, ['rf1', tenant, chain]),
    recordKey: recordKey(key, tenant, chain),
  }
}

/** The pseudonym of a referral alone. */
export function recordIdOf({ key, tenant }: Counting, ref: string): string {
  return pseudonym(key, ['rr1', tenant, ref])
}

/** 128 bits of HMAC-SHA-256 over parts, none of which can hold the joining sign: ids all. */
function pseudonym(key: Uint8Array, parts: readonly string[]): string {
  return hmacOf(key, parts.join('|')).subarray(0, 16).toString('base64url')
}

/**
 * Lets only one transaction at a time change a family's records: what another adds would not be seen here, and the
 * family be counted twice. On SQLite there is only one.
 */
export async function lockFamilies(trx: Db, engine: Engine, families: Iterable<string>): Promise<void> {
  if (engine !== 'postgres') return
  const wanted = new Set([...families].map((family) => Buffer.from(family, 'base64url').readUInt8(0) % locks))
  const inOrder = [...wanted].sort((one, other) => one - other)
  await sql`select pg_advisory_xact_lock(${lockSpace}::int, place) from unnest(${inOrder}::int[]) as place`.execute(trx)
}

/** All records of these families, and those of these ids wherever they are, by id. */
export async function readRecords(
  db: Db,
  { families, ids }: { families: readonly string[]; ids: readonly string[] },
): Promise<Map<string, StatRecord>> {
  const found = new Map<string, StatRecord>()
  for (let at = 0; at < Math.max(families.length, ids.length); at += idsPerQuery) {
    const [some, others] = [families.slice(at, at + idsPerQuery), ids.slice(at, at + idsPerQuery)]
    const rows = await db
      .selectFrom('stat_record')
      .selectAll()
      .where((on) =>
        on.or([
          ...(some.length > 0 ? [on('family', 'in', some)] : []),
          ...(others.length > 0 ? [on('id', 'in', others)] : []),
        ]),
      )
      .execute()
    for (const row of rows) found.set(row.id, recordOfRow(row))
  }
  return found
}

function recordOfRow({ id, family, record_key, facts }: StatRecordTable): StatRecord {
  return { id, family, recordKey: record_key, facts: JSON.parse(facts) as KeptFacts }
}

/** Adds records, or puts them in the place of those with their id. */
export async function writeRecords(trx: Db, records: readonly StatRecord[]): Promise<void> {
  const rows = records.map(
    ({ id, family, recordKey, facts }): StatRecordTable => ({
      id,
      family,
      record_key: recordKey,
      facts: factsText(facts),
    }),
  )
  for (let at = 0; at < rows.length; at += rowsPerStatement)
    await writeRows(trx, 'stat_record', rows.slice(at, at + rowsPerStatement), {
      key: ['id'],
      set: ['family', 'record_key', 'facts'],
    })
}

/** Takes out the records with these ids; what is not there is passed over. */
export async function dropRecords(trx: Db, ids: readonly string[]): Promise<void> {
  for (let at = 0; at < ids.length; at += idsPerQuery)
    await trx
      .deleteFrom('stat_record')
      .where('id', 'in', ids.slice(at, at + idsPerQuery))
      .execute()
}

/** The same facts always as the same text. */
export function factsText(facts: KeptFacts): string {
  const { kind, day, district, regions, phase, field, offer, provider, reasons, gap, outcome, stages, days } = facts
  const { offerId, areaId } = facts.lacking ?? {}
  const lacking = facts.lacking === undefined ? undefined : { offerId, areaId }
  return JSON.stringify({
    ...{ kind, day, district, regions, phase, field, offer, provider },
    ...{ reasons, gap, outcome, stages, days, lacking },
  })
}
