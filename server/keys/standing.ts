/** What a statement of a key log changes for the organisation's devices on the server: admitted, keeper, revoked. */
import { Problem } from '../../shared/problem.ts'
import { fromBase64url } from '../../shared/protocol/bytes.ts'
import type { KeyStatement } from '../../shared/protocol/key-log.ts'
import { endDevice } from '../enrolment/revoke.ts'
import { isSame, lifeMs } from '../enrolment/tokens.ts'
import type { Db } from '../store/schema.ts'

/** @throws {Problem} `unknown_device` for a device that is not this one: of another organisation, with other keys or role */
export async function applyStatement(trx: Db, org: string, statement: KeyStatement, now: number): Promise<void> {
  if (statement.t === 'org_created') await letAllWait(trx, org)
  if (statement.t === 'device_added') await admit(trx, org, statement, now)
  if (statement.t === 'device_revoked') await endDevice(trx, statement.device, now)
}

/** Whoever was there before the keys has to be named by the log like everybody else: others believe the log alone. */
async function letAllWait(trx: Db, org: string): Promise<void> {
  await trx
    .updateTable('device')
    .set({ admitted_at: null })
    .where('org_id', '=', org)
    .where('role', '=', 'professional')
    .execute()
}

type Added = Extract<KeyStatement, { t: 'device_added' }>

async function admit(trx: Db, org: string, { device: id, role, keeper, ...keys }: Added, now: number): Promise<void> {
  const signKey = fromBase64url(keys.signKey)
  const agreeKey = fromBase64url(keys.agreeKey)
  const known = await trx.selectFrom('device').selectAll().where('id', '=', id).executeTakeFirst()
  if (known !== undefined) {
    const same = known.org_id === org && known.role === role
    if (!same || !isSame(known.sign_key, signKey) || !isSame(known.agree_key, agreeKey))
      throw new Problem('unknown_device', 'statements')
    const admitted_at = known.admitted_at ?? now
    await trx
      .updateTable('device')
      .set({ admitted_at, keeper: keeper ? 1 : 0 })
      .where('id', '=', id)
      .execute()
    return
  }
  // A restored backup has forgotten it. The organisation's root vouches for its keys, by which it gets new tokens.
  await trx
    .insertInto('device')
    .values({
      id,
      org_id: org,
      role,
      sign_key: signKey,
      agree_key: agreeKey,
      client: '',
      enrolled_at: now,
      expires_at: now + lifeMs,
      seen_on: new Date(now).toISOString().slice(0, 10),
      revoked_at: null,
      reused_at: null,
      admitted_at: now,
      keeper: keeper ? 1 : 0,
      invitation_id: null,
      mac: null,
      former_id: null,
      former_proof: null,
    })
    .execute()
}
