/** A device takes its place in an organisation, by an invitation or by the recovery sheet, and gets its tokens. */
import type { Role } from '../../shared/codes/role.ts'
import type { ProblemCode } from '../../shared/problem.ts'
import { fromBase64url } from '../../shared/protocol/bytes.ts'
import type { EnrolAnswer, EnrolRequest } from '../../shared/protocol/enrolment.ts'
import { type Act, record } from '../audit/record.ts'
import { organisationName } from '../catalogue/organisation-name.ts'
import { lockDirectory } from '../keys/directory.ts'
import { deviceInLog, readLog } from '../keys/log.ts'
import { relayOf } from '../keys/relay.ts'
import type { Engine } from '../store/engine.ts'
import type { Db } from '../store/schema.ts'
import type { DeviceTable } from '../store/tables/members.ts'
import { isSame, issueTokens, lifeMs } from './tokens.ts'

type Placing = {
  device: EnrolRequest['device']
  organisationId: string
  role: Role
  /** How it came: written down. */
  act: Extract<Act, 'enrolled' | 'recovered'>
  invitation?: { id: string; mac: string | undefined; card: string | null; former: EnrolRequest['former'] }
}

/**
 * Where the organisation has a key log, a professional's device waits until that log names it. A device may
 * come back with its own key (expired, or after a restore), never take another's id.
 */
export async function placeDevice(
  trx: Db,
  engine: Engine,
  { device, organisationId, role, act, invitation }: Placing,
  now: number,
): Promise<EnrolAnswer | ProblemCode> {
  const signKey = fromBase64url(device.signKey)
  const known = await trx.selectFrom('device').selectAll().where('id', '=', device.id).executeTakeFirst()
  if (known !== undefined && (known.org_id !== organisationId || !isSame(known.sign_key, signKey))) return 'malformed'
  if (known?.revoked_at != null) return 'device_revoked'
  const former = await formerOf(trx, organisationId, invitation?.former)
  // Whoever founds the log at this very moment either finds this device or is found here.
  await lockDirectory(trx, engine)
  const log = await readLog(trx, organisationId)
  const listed = deviceInLog(log, { ...device, role })
  const admitted = log === undefined || role !== 'professional' || listed !== undefined
  const row: DeviceTable = {
    id: device.id,
    org_id: organisationId,
    role,
    sign_key: signKey,
    agree_key: fromBase64url(device.agreeKey),
    client: device.client,
    enrolled_at: now,
    expires_at: now + lifeMs,
    seen_on: new Date(now).toISOString().slice(0, 10),
    revoked_at: null,
    reused_at: null,
    admitted_at: admitted ? now : null,
    keeper: listed?.keeper === true ? 1 : 0,
    invitation_id: invitation?.id ?? null,
    mac: invitation?.mac === undefined ? null : fromBase64url(invitation.mac),
    former_id: former?.device ?? null,
    former_proof: former?.proof ?? null,
  }
  if (known === undefined) await trx.insertInto('device').values(row).execute()
  else await trx.updateTable('device').set(row).where('id', '=', device.id).execute()
  await trx.deleteFrom('token').where('device_id', '=', device.id).execute()
  await record(trx, engine, { act, actor: device.id, subject: organisationId, at: now })
  const network = await trx.selectFrom('network').selectAll().executeTakeFirstOrThrow()
  const { id, signKey: relayKey } = await relayOf({ db: trx })
  return {
    instance: network.instance,
    network: network.name,
    organisation: { id: organisationId, name: await organisationName(trx, organisationId) },
    device: device.id,
    role,
    tokens: await issueTokens(trx, { id: device.id, until: row.expires_at }, null, now),
    admitted,
    ...(invitation?.card == null ? {} : { card: invitation.card }),
    relay: { id, signKey: relayKey },
  }
}

/** Only a device of the same organisation can have been the one before; anything else is nobody's business. */
async function formerOf(
  trx: Db,
  organisationId: string,
  former: EnrolRequest['former'],
): Promise<EnrolRequest['former']> {
  if (former === undefined) return undefined
  const old = await trx.selectFrom('device').select('org_id').where('id', '=', former.device).executeTakeFirst()
  return old?.org_id === organisationId ? former : undefined
}
