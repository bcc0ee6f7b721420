/**
 * Recovery: a browser comes with the organisation's recovery sheet. Wrong tries pause the sheet for an hour
 * and never burn it: else anybody who learns its first half could take it from its owners.
 */
import { Problem, type ProblemCode } from '../../shared/problem.ts'
import { fromBase64url } from '../../shared/protocol/bytes.ts'
import { type RecoverAnswer, type RecoverRequest, sheetPauseMs, sheetTries } from '../../shared/protocol/keys.ts'
import { record } from '../audit/record.ts'
import type { Store } from '../store/open.ts'
import type { Db } from '../store/schema.ts'
import type { RecoveryTable } from '../store/tables/keys.ts'
import { hashAuth } from './invite.ts'
import { placeDevice } from './place-device.ts'
import { isSame } from './tokens.ts'

type Refusal = ProblemCode | { pausedUntil: number }

/**
 * @returns tokens of a device that is not admitted yet (it signs itself in with the root it finds in `wrap`)
 * @throws {Problem} `sheet_invalid`, `too_many_requests` while the sheet is paused, `malformed`, `device_revoked`
 */
export async function recover(store: Store, request: RecoverRequest, now: number): Promise<RecoverAnswer> {
  // A wrong try must be counted even though it fails, so the problem is a value until the commit.
  const outcome = await store.write<RecoverAnswer | Refusal>((trx) => open(trx, store, request, now))
  if (typeof outcome === 'string') throw new Problem(outcome)
  if ('pausedUntil' in outcome)
    throw new Problem('too_many_requests', undefined, { retryAfter: Math.ceil((outcome.pausedUntil - now) / 1000) })
  return outcome
}

async function open(trx: Db, store: Store, request: RecoverRequest, now: number): Promise<RecoverAnswer | Refusal> {
  const query = trx.selectFrom('recovery').selectAll().where('sheet', '=', request.sheet)
  const sheet = await (store.engine === 'postgres' ? query.forUpdate() : query).executeTakeFirst()
  if (sheet === undefined) return 'sheet_invalid'
  const end = sheet.tried_since + sheetPauseMs
  if (sheet.tries >= sheetTries && now < end) return { pausedUntil: end }
  if (!isSame(sheet.auth_hash, hashAuth(fromBase64url(request.auth)))) {
    await countWrongTry(trx, store, sheet, now)
    return 'sheet_invalid'
  }
  const { device } = request
  const placing = { device, organisationId: sheet.org_id, role: 'professional', act: 'recovered' } as const
  const placed = await placeDevice(trx, store.engine, placing, now)
  return typeof placed === 'string' ? placed : { ...placed, wrap: sheet.wrap, bind: sheet.bind }
}

/** Tries count by the hour from the first; the pause lasts an hour from the last. */
async function countWrongTry(trx: Db, store: Store, sheet: RecoveryTable, now: number): Promise<void> {
  const { org_id, tried_since } = sheet
  const tries = now < tried_since + sheetPauseMs ? sheet.tries + 1 : 1
  const paused = tries >= sheetTries
  await trx
    .updateTable('recovery')
    .set({ tries, tried_since: tries === 1 || paused ? now : tried_since })
    .where('org_id', '=', org_id)
    .execute()
  if (paused) await record(trx, store.engine, { act: 'sheet_paused', actor: 'operator', subject: org_id, at: now })
}
