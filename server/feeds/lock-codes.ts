/**
 * Lets only one transaction at a time look for what belongs to a hand-over code. An arrival looks for the referral whose
 * code it shows and a referral for the arrivals at which its code was shown: of two that are written at once neither
 * would see the other, and nobody would ever learn that the family came. On SQLite there is only one.
 */
import { hash } from 'node:crypto'
import { sql } from 'kysely'
import type { Payload } from '../../shared/protocol/payload.ts'
import { handoverCode } from '../../shared/referral/handover-code.ts'
import type { Engine } from '../store/engine.ts'
import type { Db } from '../store/schema.ts'
import { asksNobody, takesBack } from './present.ts'

/** Codes share this many locks: a push of many must not use up the server's memory for locks. */
const locks = 256
/** Any number no other lock of this server's has. */
const lockSpace = 20_261_101

/** Taken before the heads of feeds and never while one is held; kept until commit. */
export async function lockCodes(trx: Db, engine: Engine, payloads: readonly Payload[]): Promise<void> {
  if (engine !== 'postgres') return
  const codes = [...payloads.flatMap(codeOf), ...(await codesTakenBack(trx, payloads))]
  if (codes.length === 0) return
  const wanted = new Set(codes.map((code) => hash('sha256', code, 'buffer').readUInt32BE(0) % locks))
  const inOrder = [...wanted].sort((one, other) => one - other)
  await sql`select pg_advisory_xact_lock(${lockSpace}::int, place) from unnest(${inOrder}::int[]) as place`.execute(trx)
}

function codeOf(payload: Payload): string[] {
  if (payload.t === 'presented') return [String(payload.c['code'])]
  return asksNobody(payload) ? [handoverCode(payload.ref)] : []
}

/** Of arrivals that were stored before: whoever is being told of one is to be told of the mistake, too. */
async function codesTakenBack(trx: Db, payloads: readonly Payload[]): Promise<string[]> {
  const refs = payloads.filter(takesBack).map(({ ref }) => ref)
  if (refs.length === 0) return []
  const rows = await trx
    .selectFrom('referral')
    .select('code')
    .where('id', 'in', refs)
    .where('kind', '=', 'arrival')
    .execute()
  return rows.flatMap(({ code }) => (code === null ? [] : [code]))
}
