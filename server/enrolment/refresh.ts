/** Exchanges a refresh token for a new pair, and notices when one was copied. */

import { Problem, type ProblemCode } from '../../shared/problem.ts'
import type { Tokens } from '../../shared/protocol/enrolment.ts'
import { dayMs, dayOf } from '../../shared/utc-day.ts'
import { record } from '../audit/record.ts'
import type { Store } from '../store/open.ts'
import type { Db } from '../store/schema.ts'
import type { TokenTable } from '../store/tables/members.ts'
import { findToken, issueTokens } from './tokens.ts'

/** A used token may come again this soon in any case: two pages of one extension, or an answer that was lost. */
const graceMs = 60_000
/** Old rows are kept this long to tell a copied token from an unknown one. */
const keepMs = 7 * dayMs

/** @throws {Problem} `unauthenticated`, `token_expired`, `token_reused`, `device_revoked` */
export async function refresh(store: Store, token: string, now: number): Promise<Tokens> {
  const outcome = await store.write(async (trx, announce) => {
    const presented = await findToken(trx, token, 'refresh')
    if (presented === undefined) return 'unauthenticated'
    const query = trx.selectFrom('device').selectAll().where('id', '=', presented.device_id)
    // The device's row lock makes two exchanges of one device wait for each other.
    const device = await (store.engine === 'postgres' ? query.forUpdate() : query).executeTakeFirst()
    if (device === undefined) return 'unauthenticated'
    if (device.revoked_at !== null) return 'device_revoked'
    const row = await trx.selectFrom('token').selectAll().where('id', '=', presented.id).executeTakeFirst()
    if (row === undefined) return 'unauthenticated'
    if (now >= row.expires_at) return 'token_expired'
    if (await isCopy(trx, row, now)) {
      await trx.deleteFrom('token').where('device_id', '=', device.id).execute()
      await trx.updateTable('device').set({ reused_at: now }).where('id', '=', device.id).execute()
      await record(trx, store.engine, { act: 'token_reused', actor: device.id, subject: device.org_id, at: now })
      announce({ revoked: [device.id] })
      return 'token_reused'
    }
    await trx
      .updateTable('token')
      .set({ used_at: row.used_at ?? now })
      .where('id', '=', row.id)
      .execute()
    await trx
      .deleteFrom('token')
      .where('device_id', '=', device.id)
      .where((on) =>
        on.or([
          on('expires_at', '<', now - keepMs),
          on.and([on('kind', '=', 'refresh'), on('used_at', '<', now - keepMs)]),
        ]),
      )
      .execute()
    const seenOn = dayOf(now)
    await trx.updateTable('device').set({ seen_on: seenOn }).where('id', '=', device.id).execute()
    return await issueTokens(trx, { id: device.id, until: device.expires_at }, row.id, now)
  })
  if (typeof outcome === 'string') throw new Problem(outcome satisfies ProblemCode)
  return outcome
}

/**
 * A used token that comes again is a copy once anything issued for it has been used: then both the
 * device and somebody else hold it. Where nothing was used, the answer never arrived, however long
 * ago (a laptop closed at the wrong moment); what was issued then is withdrawn, so that only one
 * line goes on.
 */
async function isCopy(trx: Db, row: TokenTable, now: number): Promise<boolean> {
  if (row.used_at === null || now < row.used_at + graceMs) return false
  // By the device too, which has an index: few tokens are one device's.
  const own = { device_id: row.device_id, parent: row.id }
  const issued = await trx
    .selectFrom('token')
    .select('used_at')
    .where((on) => on.and(own))
    .execute()
  if (issued.some((each) => each.used_at !== null)) return true
  await trx
    .deleteFrom('token')
    .where((on) => on.and(own))
    .execute()
  return false
}
