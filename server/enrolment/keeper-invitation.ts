/** A keeper's invitation: made on its device, so the server learns the code's first half and hashes only. */
import { Problem } from '../../shared/problem.ts'
import { fromBase64url } from '../../shared/protocol/bytes.ts'
import type { Invitation } from '../../shared/protocol/keys.ts'
import { record } from '../audit/record.ts'
import type { Session } from '../http/session.ts'
import type { Store } from '../store/open.ts'
import { keepInvitation } from './invite.ts'

/**
 * @returns when the code ends (ms since 1970)
 * @throws {Problem} `not_keeper`, `device_revoked`, `conflict` where there is a code of this name
 */
export async function inviteAsKeeper(
  store: Store,
  { organisationId, deviceId }: Session,
  { id, authHash, role, card }: Invitation,
  now: number,
): Promise<number> {
  return await store.write(async (trx) => {
    const maker = await trx.selectFrom('device').selectAll().where('id', '=', deviceId).executeTakeFirstOrThrow()
    if (maker.revoked_at !== null) throw new Problem('device_revoked')
    if (maker.keeper !== 1) throw new Problem('not_keeper')
    const taken = await trx.selectFrom('invitation').select('id').where('id', '=', id).executeTakeFirst()
    if (taken !== undefined) throw new Problem('conflict', 'id')
    const row = { id, auth_hash: fromBase64url(authHash), org_id: organisationId, role, card, made_by: deviceId }
    const expires = await keepInvitation(trx, row, now)
    await record(trx, store.engine, { act: 'invited', actor: deviceId, subject: organisationId, at: now })
    return expires
  })
}
