/**
 * New tokens for a device that proves itself with its own key: it goes on where the server was
 * restored from a backup and no longer knows the tokens issued since.
 *
 * A challenge is not struck off when it was used. Whoever repeats a renewal within its two minutes
 * must have read the request inside TLS, where the tokens themselves can be read; all they get is what
 * the key's holder gets. Each renewal ends every other token of the device, so that one line goes on.
 */
import { Problem, type ProblemCode } from '../../shared/problem.ts'
import type { Tokens } from '../../shared/protocol/enrolment.ts'
import { type RenewalRequest, renewalBytes } from '../../shared/protocol/renewal.ts'
import { dayOf } from '../../shared/utc-day.ts'
import { record } from '../audit/record.ts'
import { isSignatureOf } from '../feeds/signatures.ts'
import type { Store } from '../store/open.ts'
import type { DeviceTable } from '../store/tables/members.ts'
import { isOpenChallenge } from './challenge.ts'
import { idleMs, issueTokens } from './tokens.ts'

/**
 * @throws {Problem} `unauthenticated` for an unknown device, a challenge or signature that is not
 *   right, and a device whose life is over; only to the key's holder also `device_revoked`, `token_reused`
 */
export async function renew(store: Store, request: RenewalRequest, now: number): Promise<Tokens> {
  if (!(await isProven(store, request, now))) throw new Problem('unauthenticated')
  const outcome = await store.write(async (trx) => {
    const query = trx.selectFrom('device').selectAll().where('id', '=', request.device)
    const device = await (store.engine === 'postgres' ? query.forUpdate() : query).executeTakeFirst()
    const refusal = refusalOf(device, now)
    if (device === undefined || refusal !== undefined) return refusal ?? 'unauthenticated'
    await trx.deleteFrom('token').where('device_id', '=', device.id).execute()
    const seenOn = dayOf(now)
    await trx.updateTable('device').set({ seen_on: seenOn }).where('id', '=', device.id).execute()
    await record(trx, store.engine, { act: 'renewed', actor: device.id, subject: device.org_id, at: now })
    return await issueTokens(trx, { id: device.id, until: device.expires_at }, null, now)
  })
  if (typeof outcome === 'string') throw new Problem(outcome)
  return outcome
}

async function isProven({ db }: Store, request: RenewalRequest, now: number): Promise<boolean> {
  const { device: deviceId, challenge, signature } = request
  if (!(await isOpenChallenge(db, deviceId, challenge, now))) return false
  const device = await db.selectFrom('device').select('sign_key').where('id', '=', deviceId).executeTakeFirst()
  const { instance } = await db.selectFrom('network').select('instance').executeTakeFirstOrThrow()
  return device !== undefined && (await isSignatureOf(device.sign_key, renewalBytes(instance, challenge), signature))
}

/**
 * A key proves the device, not that it still may: the same ends count as for its tokens. The day it
 * was last seen is all that is kept of that, so silence ends here up to a day sooner.
 */
export function refusalOf(device: DeviceTable | undefined, now: number): ProblemCode | undefined {
  if (device === undefined) return 'unauthenticated'
  if (device.revoked_at !== null) return 'device_revoked'
  if (device.reused_at !== null) return 'token_reused'
  const silentUntil = Date.parse(device.seen_on) + idleMs
  return now >= Math.min(device.expires_at, silentUntil) ? 'unauthenticated' : undefined
}
