/** Enrolment: an address and an invitation code make this browser a device of an organisation. */
import { v7 as uuidv7 } from 'uuid'
import { Problem } from '../../shared/problem.ts'
import { toBase64url } from '../../shared/protocol/bytes.ts'
import { type EnrolRequest, enrolAnswerSchema, enrolRequestSchema } from '../../shared/protocol/enrolment.ts'
import { invitationAuth, readInvitationCode } from '../../shared/protocol/invitation-code.ts'
import { makeDeviceKeys, publicHalves } from '../crypto/device-keys.ts'
import { type Device, thisDevice } from '../store/device.ts'
import { keepIdentity } from '../store/identity.ts'
import { dropMeta, type Enrolment, type MetaValues, readMeta, writeMeta } from '../store/meta.ts'
import { withStorageProblems } from '../store/trouble.ts'
import { undelivered } from '../store/undelivered.ts'
import { sendAgainAfter } from './quarantine.ts'
import { ask } from './request.ts'
import { greet } from './same-server.ts'
import { serverAddress } from './server-address.ts'

/**
 * Redeems an invitation code. The secret half of the code never leaves the device.
 * @param server address as typed; `https` unless it is this machine
 * @throws {Problem} `address_invalid`, `invitation_invalid` (also: not a code at all),
 *   `invitation_spent`, `invitation_expired`, `not_this_server`, `upgrade_required`, `offline`,
 *   `undelivered_left` (the device still holds undelivered events of another organisation)
 */
export async function enrol(server: string, code: string, device: Device = thisDevice): Promise<Enrolment> {
  const address = serverAddress(server)
  if (address === undefined) throw new Problem('address_invalid')
  const invitation = readInvitationCode(code)
  if (invitation === undefined) throw new Problem('invitation_invalid')
  return withStorageProblems(async () => {
    const hello = await greet(device, address)
    await mayBecome(device, hello.instance)
    const { deviceId, keys } = await joining(device, invitation.id)
    const body: EnrolRequest = enrolRequestSchema.parse({
      invitation: invitation.id,
      auth: toBase64url(invitationAuth(invitation.secret)),
      device: {
        id: deviceId,
        ...(await publicHalves(keys)),
        client: device.version ?? 'unpacked',
      },
    })
    const answer = await ask(device, address, { method: 'POST', path: '/v1/enrol', body }, enrolAnswerSchema)
    if (answer.instance !== hello.instance) throw new Problem('not_this_server')
    const enrolment: Enrolment = {
      server: address,
      instance: answer.instance,
      network: answer.network,
      organisationId: answer.organisation.id,
      organisationName: answer.organisation.name,
      deviceId: answer.device,
      role: answer.role,
    }
    await clearForeign(device, enrolment)
    await keepIdentity(device, { enrolment, tokens: answer.tokens }, keys)
    await dropMeta(device.database, 'joining', 'retry', 'trouble')
    await sendAgainAfter('after_access', device)
    return enrolment
  })
}

/** The server takes a repeat from the same device only: a code is spent by its first use, answered or not. */
async function joining({ database, clock }: Device, invitation: string): Promise<MetaValues['joining']> {
  const begun = await readMeta(database, 'joining')
  if (begun?.invitation === invitation) return begun
  const fresh = { invitation, deviceId: uuidv7({ msecs: clock.now() }), keys: await makeDeviceKeys() }
  await writeMeta(database, 'joining', fresh)
  return fresh
}

/** Another network's undelivered events would be lost by moving there: they must go first. */
async function mayBecome(device: Device, instance: string): Promise<void> {
  const before = await readMeta(device.database, 'enrolment')
  if (before === undefined || before.instance === instance) return
  if ((await undelivered(device)).count > 0) throw new Problem('undelivered_left')
}

/** A device that changes its organisation starts with an empty database; one that returns keeps its own. */
async function clearForeign({ database, storage }: Device, next: Enrolment): Promise<void> {
  const before = await readMeta(database, 'enrolment')
  if (before === undefined) return
  if (before.instance === next.instance && before.organisationId === next.organisationId) return
  const kept = await readMeta(database, 'birth')
  await database.transaction('rw', database.tables, async () => {
    for (const table of database.tables) await table.clear()
    if (kept !== undefined) await database.meta.put({ key: 'birth', value: kept })
  })
  const copies = Object.keys(await storage.get(null)).filter((key) => key.startsWith('undelivered:'))
  await storage.remove(copies)
}
