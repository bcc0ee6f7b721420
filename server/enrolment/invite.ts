/** Invitations: a code that one device may redeem once within 72 hours to act for an organisation. */
import { createHash, randomBytes } from 'node:crypto'
import type { Role } from '../../shared/codes/role.ts'
import { Problem } from '../../shared/problem.ts'
import { toCrockford } from '../../shared/protocol/crockford.ts'
import { invitationHours } from '../../shared/protocol/enrolment.ts'
import { type InvitationCode, invitationAuth, writeInvitationCode } from '../../shared/protocol/invitation-code.ts'
import { record } from '../audit/record.ts'
import type { Store } from '../store/open.ts'
import type { Db } from '../store/schema.ts'
import type { InvitationTable } from '../store/tables/members.ts'

/** The same device may redeem its code again this long: its first answer may have been lost on the way. */
export const repeatMs = 10 * 60_000

/**
 * Makes an invitation of the operator's. The secret half of the code is returned and kept nowhere.
 * @param wanted.card seals with the secret what the new device is to know of its organisation
 * @returns the code to be typed into the extension
 * @throws {Problem} `unknown_organisation`
 */
export async function invite(
  store: Store,
  wanted: { organisationId: string; role: Role; card?: (code: InvitationCode) => Promise<string> },
  actor = 'operator',
  now: number = Date.now(),
): Promise<string> {
  const secret = new Uint8Array(randomBytes(16))
  const id = toCrockford(randomBytes(5))
  const card = (await wanted.card?.({ id, secret })) ?? null
  await store.write(async (trx) => {
    const known = await trx
      .selectFrom('org_feed')
      .select('org_id')
      .where('org_id', '=', wanted.organisationId)
      .executeTakeFirst()
    if (known === undefined) throw new Problem('unknown_organisation')
    const { organisationId, role } = wanted
    const row = { id, auth_hash: hashAuth(invitationAuth(secret)), org_id: organisationId, role, card, made_by: null }
    await keepInvitation(trx, row, now)
    await record(trx, store.engine, { act: 'invited', actor, subject: wanted.organisationId, at: now })
  })
  return writeInvitationCode({ id, secret })
}

type NewInvitation = Pick<InvitationTable, 'id' | 'auth_hash' | 'org_id' | 'role' | 'card' | 'made_by'>

/** Stores an invitation that nobody has tried yet; it ends after 72 hours. @returns when (ms since 1970) */
export async function keepInvitation(trx: Db, invitation: NewInvitation, now: number): Promise<number> {
  const expires = now + invitationHours * 3_600_000
  // A card is of use until its code was redeemed, with time for a repeat; then it goes.
  await trx
    .updateTable('invitation')
    .set({ card: null })
    .where('card', 'is not', null)
    .where((on) => on.or([on('expires_at', '<', now), on('spent_at', '<', now - repeatMs)]))
    .execute()
  await trx
    .insertInto('invitation')
    .values({ ...invitation, expires_at: expires, tries: 0, spent_at: null, device_id: null })
    .execute()
  return expires
}

/** SHA-256 of what a code proves: all that the server keeps of its secret half. */
export function hashAuth(auth: Uint8Array): Uint8Array {
  return createHash('sha256').update(auth).digest()
}
