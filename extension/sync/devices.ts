/** The organisation's devices as its keepers see them: who waits, who takes part, who may no longer. */
import { Problem } from '../../shared/problem.ts'
import { fromBase64url } from '../../shared/protocol/bytes.ts'
import { formerBytes } from '../../shared/protocol/former.ts'
import type { KeyLog } from '../../shared/protocol/key-log.ts'
import { type DevicesAnswer, devicesAnswerSchema, type GoOn, goOnAnswerSchema } from '../../shared/protocol/keys.ts'
import { invitationMac } from '../crypto/invitation.ts'
import { verifySignature } from '../crypto/statements.ts'
import { dropInvitation, type HeldInvitation, heldInvitations } from '../keys/invitations.ts'
import { raiseAlarm } from '../store/alarms.ts'
import { type Device, thisDevice } from '../store/device.ts'
import { ownKeyLog } from '../store/key-logs.ts'
import { wordsOf } from './admission.ts'
import { pullDirectory } from './key-directory.ts'
import { endAccess, sayEnded, shutOut } from './revoke.ts'
import { askAs, type Session } from './session.ts'
import { takesPart } from './takes-part.ts'
import { admittedSession, writeLog } from './write-log.ts'

type ToldDevice = DevicesAnswer['devices'][number]

export type DeviceRow = Pick<ToldDevice, 'id' | 'role' | 'client' | 'enrolledAt' | 'seenOn'> & {
  /** While it waits: six words over the organisation's root and the device's keys, the same on both screens. */
  words: string[]
  /**
   * `code`: it proved to hold an invitation made here, to this role; `wrong_code`: its proof is false, or the server
   * names another role; `words`: compare them.
   */
  proof: 'code' | 'wrong_code' | 'words'
  admitted: boolean
  keeper: boolean
  revoked: boolean
  /** The server alone shut it out (the operator, or a long silence): it still knows the keys, which a keeper has to change. */
  ended: boolean
  /** Since the server was restored it has not yet said what it knows of the keys: nothing new is taken before. */
  awaited: boolean
  /** This very device. */
  own: boolean
  /** While it waits: the device that this browser proved to have been before; it ends when this one is admitted. */
  former?: string
}

/** The keys a person saw the words of: only these are admitted, whatever the server says afterwards. */
const shown = new WeakMap<Device, Map<string, string>>()

/** All devices of the own organisation, newest first. @throws {Problem} `not_admitted`, `not_keeper`, `locked`, `offline` … */
export async function readDevices(device: Device = thisDevice): Promise<DeviceRow[]> {
  const session = await admittedSession(device)
  await pullDirectory(session)
  const told = await askDevices(session)
  const [own, held] = await Promise.all([ownKeyLog(device), heldInvitations(device)])
  const rows: DeviceRow[] = []
  for (const one of told) {
    const spent = one.invitation
    const listed = own?.log.devices.find(({ id }) => id === one.id)
    // On the log's word only: a server that calls a device admitted and then waiting would else get rid of its proof.
    if (listed !== undefined && held.some(({ id }) => id === spent)) await dropInvitation(spent ?? '', device)
    const admitted = one.role === 'professional' && own !== undefined ? listed !== undefined : one.admitted
    const revoked = listed === undefined ? one.revokedAt !== undefined : listed.revoked
    const waiting = !admitted && !revoked
    const former = waiting ? await formerOf(session, own?.log, one) : undefined
    rows.push({
      id: one.id,
      role: one.role,
      client: one.client,
      enrolledAt: one.enrolledAt,
      seenOn: one.seenOn,
      words: waiting && own !== undefined ? await wordsOf(own.log.root, one) : [],
      proof: proofOf(one, held),
      admitted,
      keeper: listed?.keeper ?? false,
      revoked,
      ended: one.revokedAt !== undefined && !revoked,
      awaited: one.awaited === true,
      own: one.id === session.enrolment.deviceId,
      ...(former === undefined ? {} : { former }),
    })
  }
  shown.set(device, new Map(told.map((one) => [one.id, keysOf(one)])))
  return rows.sort((a, b) => (a.enrolledAt < b.enrolledAt ? 1 : -1))
}

/**
 * Signs a waiting device into the organisation's key log and wraps the keyring for it. What it was before ends in the
 * same step; the root stays, for nobody left who knows it.
 * @throws {Problem} `forged` (its proof of the code is false, its role is another, or its keys are not those that were shown),
 *   `not_keeper`, `not_found`, `locked`, `offline` …
 */
export async function admitDevice(
  id: string,
  options: { keeper: boolean },
  device: Device = thisDevice,
): Promise<void> {
  const session = await admittedSession(device)
  const one = (await askDevices(session)).find((candidate) => candidate.id === id)
  if (one === undefined || one.revokedAt !== undefined) throw new Problem('not_found')
  const seen = shown.get(device)?.get(id)
  const swapped = seen !== undefined && seen !== keysOf(one)
  if (swapped || proofOf(one, await heldInvitations(device)) === 'wrong_code') {
    await raiseAlarm('forged', session.enrolment.organisationId, device)
    throw new Problem('forged')
  }
  const { signKey, agreeKey, role, invitation } = one
  await writeLog(session, async (draft) => {
    if (draft.log?.devices.some((listed) => listed.id === id)) return undefined
    await draft.say({ t: 'device_added', device: id, signKey, agreeKey, role, keeper: options.keeper })
    const former = await formerOf(session, draft.log, one)
    if (former === undefined) return { rings: await draft.rings([id]) }
    await sayEnded(draft, former)
    return {}
  })
  if (invitation !== undefined) await dropInvitation(invitation, device)
}

/**
 * Shuts a device out at once and changes the keys it knew; what of it was cut off, the next sync step finishes.
 * An administrator, who has no keys, ends its access alone; to keepers it then still stands as one to be shut out.
 * @throws {Problem} `forbidden` (this device itself), `not_keeper`, `locked`, `offline` …
 */
export async function revokeDevice(id: string, device: Device = thisDevice): Promise<void> {
  const session = await admittedSession(device)
  if (id === session.enrolment.deviceId) throw new Problem('forbidden')
  if (takesPart(session.enrolment)) await shutOut(session, id)
  else await endAccess(session, id)
}

/**
 * A person decided not to wait for these devices: should one know keys that the restored server lacks, it stops sealing.
 * @throws {Problem} `not_keeper`, `offline` …
 */
export async function goOnWithout(ids: readonly string[], device: Device = thisDevice): Promise<void> {
  const body: GoOn = { without: [...ids] }
  const session = await admittedSession(device)
  await askAs(session, { method: 'POST', path: '/v1/keys/go-on', body }, goOnAnswerSchema)
}

/** Its old key's word counts, not the server's: else that could have any device shut out. */
async function formerOf(
  { enrolment }: Session,
  log: KeyLog | undefined,
  { id, signKey, former }: ToldDevice,
): Promise<string | undefined> {
  const old = log?.devices.find((listed) => listed.id === former?.device)
  if (old === undefined || old.revoked || former === undefined || old.id === enrolment.deviceId) return undefined
  const told = formerBytes(enrolment.instance, { id, signKey })
  return (await verifySignature(old.signKey, told, former.proof)) ? old.id : undefined
}

async function askDevices(session: Session): Promise<ToldDevice[]> {
  return (await askAs(session, { method: 'GET', path: '/v1/devices' }, devicesAnswerSchema)).devices
}

function proofOf(one: ToldDevice, held: readonly HeldInvitation[]): DeviceRow['proof'] {
  const invitation = held.find(({ id }) => id === one.invitation)
  if (invitation === undefined) return 'words'
  const holdsCode = one.mac === invitationMac(fromBase64url(invitation.secret), one)
  return holdsCode && one.role === invitation.role ? 'code' : 'wrong_code'
}

function keysOf({ signKey, agreeKey, role }: ToldDevice): string {
  return [signKey, agreeKey, role].join(' ')
}
