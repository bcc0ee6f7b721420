/** Enrolment: an address and an invitation code make this browser a device of an organisation. */
import { v7 as uuidv7 } from 'uuid'
import { Problem } from '../../shared/problem.ts'
import { toBase64url } from '../../shared/protocol/bytes.ts'
import {
  type EnrolAnswer,
  type EnrolRequest,
  enrolAnswerSchema,
  enrolRequestSchema,
} from '../../shared/protocol/enrolment.ts'
import { type InvitationCode, invitationAuth, readInvitationCode } from '../../shared/protocol/invitation-code.ts'
import { makeDeviceKeys, publicHalves, type StoredKeys } from '../crypto/device-keys.ts'
import { type Card, invitationMac, openCard } from '../crypto/invitation.ts'
import { keepKeyring } from '../keys/own-keyring.ts'
import { type Device, thisDevice } from '../store/device.ts'
import { keepIdentity } from '../store/identity.ts'
import { localKey } from '../store/local-key.ts'
import { dropMeta, type Enrolment, type MetaValues, ofTheDevice, readMeta, writeMeta } from '../store/meta.ts'
import { forgetStatistics } from '../store/statistics.ts'
import { withStorageProblems } from '../store/trouble.ts'
import { undelivered } from '../store/undelivered.ts'
import { formerProof, noteFormer } from './former.ts'
import { sendAgainAfter } from './quarantine.ts'
import { ask } from './request.ts'
import { greet } from './same-server.ts'
import { isSameAddress, serverAddress } from './server-address.ts'

/**
 * Redeems an invitation code. The secret half of the code never leaves the device.
 * @param server address as typed; `https` unless it is this machine
 * @throws {Problem} `address_invalid`, `invitation_invalid` (also: not a code at all),
 *   `invitation_spent`, `invitation_expired`, `not_this_server`, `upgrade_required`, `offline`,
 *   `undelivered_left` (the device still holds undelivered events of another organisation; `leaving` gives them up),
 *   `other_network` (the code was made for another server or organisation), `cannot_open` (its card was changed)
 */
export async function enrol(
  server: string,
  code: string,
  device: Device = thisDevice,
  leaving: Leaving = 'nothing',
): Promise<Enrolment> {
  const address = serverAddress(server)
  if (address === undefined) throw new Problem('address_invalid')
  const invitation = readInvitationCode(code)
  if (invitation === undefined) throw new Problem('invitation_invalid')
  return withStorageProblems(async () => {
    const hello = await greet(device, address)
    await mayBecome(device, hello, leaving)
    const { deviceId, keys } = await joining(device, invitation.id)
    const own = { id: deviceId, ...(await publicHalves(keys)) }
    const former = await formerProof(device, hello, { deviceId, keys })
    const body: EnrolRequest = enrolRequestSchema.parse({
      invitation: invitation.id,
      auth: toBase64url(invitationAuth(invitation.secret)),
      device: { ...own, client: device.version ?? 'unpacked' },
      mac: invitationMac(invitation.secret, own),
      ...(former === undefined ? {} : { former }),
    })
    const answer = await redeem(device, address, body)
    if (answer.instance !== hello.instance) throw new Problem('not_this_server')
    const card = await cardOf(invitation, answer, address)
    await mayBecome(device, answer, leaving)
    return become(device, address, { answer, keys, card })
  })
}

/** A server older than the proof of the former device takes none. */
async function redeem(device: Device, address: string, { former, ...rest }: EnrolRequest): Promise<EnrolAnswer> {
  const say = (body: EnrolRequest) =>
    ask(device, address, { method: 'POST', path: '/v1/enrol', body }, enrolAnswerSchema)
  if (former === undefined) return say(rest)
  return say({ ...rest, former }).catch((failure) => {
    if (failure instanceof Problem && failure.code === 'malformed') return say(rest)
    throw failure
  })
}

/** What an inviting keeper says of the organisation: the server cannot write it, only leave it out. */
async function cardOf(
  { id, secret }: InvitationCode,
  { card: sealed, organisation }: EnrolAnswer,
  address: string,
): Promise<Card | undefined> {
  if (sealed === undefined) return undefined
  const card = await openCard(secret, id, sealed)
  if (!isSameAddress(card.server, address) || card.org !== organisation.id) throw new Problem('other_network')
  return card
}

/** What a device is told of its organisation, and by whom. */
type Welcome = { answer: EnrolAnswer; keys: StoredKeys; card: Omit<Card, 'server'> | undefined }

/** Makes this browser the device the server took it for. */
export async function become(device: Device, address: string, { answer, keys, card }: Welcome): Promise<Enrolment> {
  const { database } = device
  const enrolment: Enrolment = {
    server: address,
    instance: answer.instance,
    network: answer.network,
    organisationId: answer.organisation.id,
    organisationName: answer.organisation.name,
    deviceId: answer.device,
    // The server could raise it, or lower it: whoever was invited by a keeper goes by the keeper's word.
    role: card?.role ?? answer.role,
    relay: answer.relay,
  }
  const before = await readMeta(database, 'enrolment')
  await clearForeign(device, enrolment)
  // The same organisation may have given it another role, which reads none of them.
  await forgetStatistics(device)
  // Left behind by joining another organisation that was never brought to its end.
  if (before?.organisationId !== enrolment.organisationId) await dropMeta(database, 'keyring')
  await database.transaction('rw', database.meta, database.keyLogs, async () => {
    await dropMeta(database, 'cardRoot', 'admission', 'ring', 'ringFor')
    await noteFormer(database, enrolment)
    if (!answer.admitted) await writeMeta(database, 'admission', 'waiting')
    if (card !== undefined) await believe(device, card)
  })
  if (card?.keyring !== undefined) await keepKeyring(card.keyring, device)
  await keepIdentity(device, { enrolment, tokens: answer.tokens }, keys)
  await dropMeta(database, 'joining', 'retry', 'trouble')
  await sendAgainAfter('after_access', device)
  return enrolment
}

/** The card names the true root: a log that was pinned here and never had it was none of this organisation. */
async function believe({ database }: Device, { org, root }: Pick<Card, 'org' | 'root'>): Promise<void> {
  await writeMeta(database, 'cardRoot', root)
  const pinned = await database.keyLogs.get(org)
  if (pinned === undefined || (pinned.blocked === undefined && pinned.log.roots.includes(root))) return
  await database.keyLogs.delete(org)
  await dropMeta(database, 'keysCursor')
}

/** The server takes a repeat from the same device only: a code is spent by its first use, answered or not. */
export async function joining(device: Device, invitation: string): Promise<MetaValues['joining']> {
  const { database, clock } = device
  const begun = await readMeta(database, 'joining')
  if (begun?.invitation === invitation) return begun
  const fresh = {
    invitation,
    deviceId: uuidv7({ msecs: clock.now() }),
    keys: await makeDeviceKeys((await localKey(device)).key),
  }
  await writeMeta(database, 'joining', fresh)
  return fresh
}

/** What a person who moves on gives up: `undelivered` once it was saved as a file, for it may never be deliverable. */
export type Leaving = 'nothing' | 'undelivered'

/**
 * Another organisation's undelivered events would be lost by moving on: they must go first. Asked of a server before
 * anything is sent, and again when its answer names the organisation.
 * @throws {Problem} `undelivered_left`
 */
export async function mayBecome(
  device: Device,
  { instance, organisation }: { instance: string; organisation?: { id: string } },
  leaving: Leaving = 'nothing',
): Promise<void> {
  const before = await readMeta(device.database, 'enrolment')
  if (before === undefined || leaving === 'undelivered') return
  if (before.instance === instance && (organisation ?? { id: before.organisationId }).id === before.organisationId)
    return
  if ((await undelivered(device)).count > 0) throw new Problem('undelivered_left')
}

/** A device that changes its organisation starts with an empty database; one that returns keeps its own. */
async function clearForeign({ database, storage }: Device, next: Enrolment): Promise<void> {
  const before = await readMeta(database, 'enrolment')
  if (before === undefined) return
  if (before.instance === next.instance && before.organisationId === next.organisationId) return
  await database.transaction('rw', database.tables, async () => {
    const kept = await database.meta.bulkGet([...ofTheDevice])
    for (const table of database.tables) await table.clear()
    await database.meta.bulkPut(kept.filter((row) => row !== undefined))
  })
  const copies = Object.keys(await storage.get(null)).filter((key) => key.startsWith('undelivered:'))
  await storage.remove(copies)
}
