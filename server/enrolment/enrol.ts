/** Enrolment: a device redeems an invitation code, gives its public keys and gets its tokens. */

import { Problem, type ProblemCode } from '../../shared/problem.ts'
import { fromBase64url } from '../../shared/protocol/bytes.ts'
import { type EnrolAnswer, type EnrolRequest, invitationTries } from '../../shared/protocol/enrolment.ts'
import { record } from '../audit/record.ts'
import type { Store } from '../store/open.ts'
import type { Db } from '../store/schema.ts'
import type { InvitationTable } from '../store/tables/members.ts'
import { hashAuth, repeatMs } from './invite.ts'
import { placeDevice } from './place-device.ts'
import { isSame } from './tokens.ts'

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
  const { id, org_id: organisationId, role, card } = invitation
  const came = { id, mac: request.mac, card, former: request.former }
  const placing = { device, organisationId, role, act: 'enrolled', invitation: came } as const
  const answer = await placeDevice(trx, store.engine, placing, now)
  if (typeof answer === 'string') return answer
  await trx
    .updateTable('invitation')
    .set({ spent_at: invitation.spent_at ?? now, device_id: device.id })
    .where('id', '=', id)
    .execute()
  return answer
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
