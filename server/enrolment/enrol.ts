/** Enrolment: a device redeems an invitation code, gives its public keys and gets its tokens. */

import { Problem, type ProblemCode } from '../../shared/problem.ts'
import { fromBase64url } from '../../shared/protocol/bytes.ts'
import { type EnrolAnswer, type EnrolRequest, invitationTries } from '../../shared/protocol/enrolment.ts'
import { record } from '../audit/record.ts'
import { organisationName } from '../catalogue/organisation-name.ts'
import type { Store } from '../store/open.ts'
import type { Db, InvitationTable } from '../store/schema.ts'
import { hashAuth } from './invite.ts'
import { isSame, issueTokens, lifeMs } from './tokens.ts'

/** The same device may redeem its code again this long: its first answer may have been lost on the way. */
const repeatMs = 10 * 60_000

/** @throws {Problem} `invitation_invalid`, `invitation_spent`, `invitation_expired`, `conflict`-like misuse as `malformed` */
export async function enrol(store: Store, request: EnrolRequest, now: number): Promise<EnrolAnswer> {
  // A wrong try must be counted even though it fails, so the problem is a value until the commit.
  const outcome = await store.write(async (trx) => await redeem(trx, store, request, now))
  if (typeof outcome === 'string') throw new Problem(outcome)
  return outcome
}

async function redeem(trx: Db, store: Store, request: EnrolRequest, now: number): Promise<EnrolAnswer | ProblemCode> {
  const query = trx.selectFrom('invitation').selectAll().where('id', '=', request.invitation)
  const invitation = await (store.engine === 'postgres' ? query.forUpdate() : query).executeTakeFirst()
  if (invitation === undefined) return 'invitation_invalid'
  if (!isSame(invitation.auth_hash, hashAuth(fromBase64url(request.auth)))) {
    await countWrongTry(trx, store, invitation, now)
    return 'invitation_invalid'
  }
  const { device } = request
  const repeated = invitation.device_id === device.id && now < (invitation.spent_at ?? 0) + repeatMs
  if (invitation.spent_at !== null && !repeated) return 'invitation_spent'
  if (now >= invitation.expires_at && !repeated) return 'invitation_expired'
  const signKey = fromBase64url(device.signKey)
  const known = await trx.selectFrom('device').selectAll().where('id', '=', device.id).executeTakeFirst()
  // A device may come back with its own key (expired, or after a restore), never take another's id.
  if (known !== undefined && (known.org_id !== invitation.org_id || !isSame(known.sign_key, signKey)))
    return 'malformed'
  if (known?.revoked_at != null) return 'device_revoked'
  const row = {
    id: device.id,
    org_id: invitation.org_id,
    role: invitation.role,
    sign_key: signKey,
    agree_key: fromBase64url(device.agreeKey),
    client: device.client,
    enrolled_at: now,
    expires_at: now + lifeMs,
    seen_on: new Date(now).toISOString().slice(0, 10),
    revoked_at: null,
    reused_at: null,
  }
  if (known === undefined) await trx.insertInto('device').values(row).execute()
  else await trx.updateTable('device').set(row).where('id', '=', device.id).execute()
  await trx.deleteFrom('token').where('device_id', '=', device.id).execute()
  await trx
    .updateTable('invitation')
    .set({ spent_at: invitation.spent_at ?? now, device_id: device.id })
    .where('id', '=', invitation.id)
    .execute()
  await record(trx, store.engine, { act: 'enrolled', actor: device.id, subject: invitation.org_id, at: now })
  const network = await trx.selectFrom('network').selectAll().executeTakeFirstOrThrow()
  return {
    instance: network.instance,
    network: network.name,
    organisation: { id: invitation.org_id, name: await organisationName(trx, invitation.org_id) },
    device: device.id,
    role: invitation.role,
    tokens: await issueTokens(trx, { id: device.id, until: row.expires_at }, null, now),
  }
}

async function countWrongTry(trx: Db, store: Store, invitation: InvitationTable, now: number): Promise<void> {
  if (invitation.spent_at !== null) return
  const tries = invitation.tries + 1
  const burnt = tries >= invitationTries
  await trx
    .updateTable('invitation')
    .set({ tries, spent_at: burnt ? now : null })
    .where('id', '=', invitation.id)
    .execute()
  if (burnt)
    await record(trx, store.engine, { act: 'invitation_burnt', actor: 'operator', subject: invitation.org_id, at: now })
}
