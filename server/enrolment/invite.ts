/** Invitations: a code that one device may redeem once within 72 hours to act for an organisation. */
import { createHash, randomBytes } from 'node:crypto'
import type { Role } from '../../shared/codes/role.ts'
import { Problem } from '../../shared/problem.ts'
import { toCrockford } from '../../shared/protocol/crockford.ts'
import { invitationHours } from '../../shared/protocol/enrolment.ts'
import { invitationAuth, writeInvitationCode } from '../../shared/protocol/invitation-code.ts'
import { record } from '../audit/record.ts'
import type { Store } from '../store/open.ts'

/**
 * Makes an invitation. The secret half of the code is returned and kept nowhere.
 * @returns the code to be typed into the extension
 * @throws {Problem} `unknown_organisation`
 */
export async function invite(
  store: Store,
  wanted: { organisationId: string; role: Role },
  actor = 'operator',
  now: number = Date.now(),
): Promise<string> {
  const secret = new Uint8Array(randomBytes(16))
  const id = toCrockford(randomBytes(5))
  await store.write(async (trx) => {
    const known = await trx
      .selectFrom('org_feed')
      .select('org_id')
      .where('org_id', '=', wanted.organisationId)
      .executeTakeFirst()
    if (known === undefined) throw new Problem('unknown_organisation')
    await trx
      .insertInto('invitation')
      .values({
        id,
        auth_hash: hashAuth(invitationAuth(secret)),
        org_id: wanted.organisationId,
        role: wanted.role,
        expires_at: now + invitationHours * 3_600_000,
        tries: 0,
        spent_at: null,
        device_id: null,
      })
      .execute()
    await record(trx, store.engine, { act: 'invited', actor, subject: wanted.organisationId, at: now })
  })
  return writeInvitationCode({ id, secret })
}

export function hashAuth(auth: Uint8Array): Uint8Array {
  return createHash('sha256').update(auth).digest()
}
