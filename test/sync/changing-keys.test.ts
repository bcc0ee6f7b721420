/** Keys change: a device is shut out, a year is over; what is sealed waits until it could be rescued. */
import { beforeEach, describe, expect, it } from 'vitest'
import { authorEvent } from '../../extension/events/author.ts'
import { ownKeyring } from '../../extension/keys/own-keyring.ts'
import { readParts } from '../../extension/keys/parts.ts'
import { peerOf } from '../../extension/keys/peers.ts'
import { openAlarms } from '../../extension/store/alarms.ts'
import type { Device } from '../../extension/store/device.ts'
import { ownKeyLog } from '../../extension/store/key-logs.ts'
import { admitDevice, readDevices, revokeDevice } from '../../extension/sync/devices.ts'
import { enrol } from '../../extension/sync/enrol.ts'
import { makeInvitation } from '../../extension/sync/invite.ts'
import { quarantined } from '../../extension/sync/quarantine.ts'
import { confirmSheet, prepareSheet } from '../../extension/sync/recovery.ts'
import { readStatus } from '../../extension/sync/status.ts'
import { syncStep } from '../../extension/sync/step.ts'
import type { KeysPush } from '../../shared/protocol/keys.ts'
import { aDevice, anEnrolledDevice, type TestDevice } from '../builders/a-device.ts'
import { aMeddler, aProblemAnswer, at } from '../builders/a-meddler.ts'
import { aNetwork, anOrganisationId, serverAddress, type TestNetwork } from '../builders/a-network.ts'
import { requestedFactsOf } from '../builders/a-referral.ts'
import { aNoted, idOf, rotate, synced } from '../builders/device-acts.ts'

let network: TestNetwork
let keeper: TestDevice

beforeEach(async () => {
  network = await aNetwork()
  keeper = await anEnrolledDevice(network)
  return () => network.close()
})

const logOf = async (device: Device) => (await ownKeyLog(device))?.log
const toOther = { type: 'requested', facts: requestedFactsOf(), to: anOrganisationId(1) } as const

async function aColleague(): Promise<TestDevice> {
  const device = aDevice({ fetch: network.send })
  await enrol(serverAddress, (await makeInvitation({ role: 'professional', immediate: false }, keeper)).code, device)
  await admitDevice(await idOf(device), { keeper: false }, keeper)
  await synced(device)
  return device
}

describe('a device that is shut out', () => {
  it('ends at once, and the others go on with a new epoch that it cannot open', async () => {
    const [leaver, colleague] = [await aColleague(), await aColleague()]
    await confirmSheet(await prepareSheet(keeper), keeper)
    const { send, seen } = aMeddler(network.send)
    await revokeDevice(await idOf(leaver), { ...keeper, fetch: send })
    const wrapped = seen.flatMap(({ path, body }) => (path === '/v1/keys/push' ? (body as KeysPush).rings : []))
    expect(wrapped.map(({ device }) => device).sort()).toEqual([await idOf(keeper), await idOf(colleague)].sort())
    expect(await syncStep({}, leaver)).toMatchObject({ code: 'device_revoked' })
    await synced(colleague)
    const log = await logOf(colleague)
    expect(log?.epochs).toHaveLength(2)
    expect(log?.roots).toHaveLength(1)
    expect(await ownKeyring(colleague)).toMatchObject({ epochs: (await ownKeyring(keeper))?.epochs })
    expect((await ownKeyring(leaver))?.epochs).toHaveLength(1)
    const rows = await readDevices(keeper)
    expect(rows.find(({ revoked }) => revoked)?.id).toBe(await idOf(leaver))
  })

  it('takes the root with it where it was a keeper: the others get another', async () => {
    const leaver = await anEnrolledDevice(network)
    const before = await logOf(leaver)
    await revokeDevice(await idOf(leaver), keeper)
    const after = await logOf(keeper)
    expect(after?.root).not.toBe(before?.root)
    expect(after?.roots).toEqual([before?.root, after?.root])
    const other = await anEnrolledDevice(network, { organisation: 1 })
    await synced(other)
    expect(await peerOf(anOrganisationId(0), other)).toMatchObject({ recipient: { epoch: 2 } })
    expect(await openAlarms(other)).toEqual([])
    await revokeDevice(await idOf(await aColleague()), keeper)
    await synced(keeper, other)
    expect(await peerOf(anOrganisationId(0), other)).toMatchObject({ recipient: { epoch: 3 } })
  })

  it('counts with what stands before its revocation, not with what stands behind it', async () => {
    const leaver = await aColleague()
    const [other, awake] = [await anEnrolledDevice(network, { organisation: 1 }), await aColleague()]
    const { ref: early } = await authorEvent(toOther, {}, leaver)
    await synced(leaver)
    const { ref: late, id } = await authorEvent(toOther, {}, leaver)
    const record = await leaver.database.referrals.get(late)
    await revokeDevice(await idOf(leaver), keeper)
    await synced(awake)
    // A colleague that still held it, or a server that plays along, brings it in behind the revocation.
    if (record !== undefined) await keeper.database.referrals.put(record)
    await synced(keeper, other)
    const newcomer = await aColleague()
    for (const device of [other, awake, newcomer]) {
      await synced(device)
      expect((await device.database.referrals.get(early))?.events).toHaveLength(1)
      expect(await device.database.referrals.get(late)).toBeUndefined()
      expect(await quarantined(device)).toMatchObject([{ id, why: 'device_revoked' }])
    }
    expect((await keeper.database.referrals.get(late))?.events).toHaveLength(1)
  })

  it('has its keys changed by the next step where shutting it out was cut off', async () => {
    const leaver = await aColleague()
    const between = aMeddler(network.send)
    const tired = { ...keeper, fetch: between.send }
    between.meddle(at('/v1/keys/push', () => aProblemAnswer('unavailable', 503)))
    await expect(revokeDevice(await idOf(leaver), tired)).rejects.toMatchObject({ code: 'unavailable' })
    expect(await syncStep({}, leaver)).toMatchObject({ code: 'device_revoked' })
    expect((await logOf(keeper))?.epochs).toHaveLength(1)
    await synced(keeper)
    expect((await logOf(keeper))?.epochs).toHaveLength(2)
    expect((await logOf(keeper))?.devices.find(({ revoked }) => revoked)?.id).toBe(await idOf(leaver))
  })

  it('by an administrator, still stands for the keeper as one whose keys are to be changed', async () => {
    const leaver = await idOf(await aColleague())
    const admin = await anEnrolledDevice(network, { role: 'admin' })
    await revokeDevice(leaver, admin)
    const rows = await readDevices(keeper)
    expect(rows.find(({ id }) => id === leaver)).toMatchObject({ revoked: false, admitted: true, ended: true })
    await revokeDevice(leaver, keeper)
    expect((await logOf(keeper))?.epochs).toHaveLength(2)
    const [after] = (await readDevices(keeper)).filter(({ id }) => id === leaver)
    expect(after).toMatchObject({ revoked: true, ended: false })
  })

  it('is never this very device', async () => {
    await expect(revokeDevice(await idOf(keeper), keeper)).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('a rotation', () => {
  it('reaches a device that was away for three epochs, and nothing it held becomes unreadable', async () => {
    const away = await aColleague()
    await confirmSheet(await prepareSheet(keeper), keeper)
    const before = await aNoted(keeper, 'Kanarienvogel-1A')
    await synced(keeper, away)
    for (const _ of [2, 3, 4]) await rotate(keeper)
    const after = await aNoted(keeper, 'Kanarienvogel-4D')
    await synced(keeper, away)
    expect((await ownKeyring(away))?.epochs).toHaveLength(4)
    expect(await readParts(before, away)).toMatchObject({ caseReference: 'Kanarienvogel-1A', unreadable: 0 })
    expect(await readParts(after, away)).toMatchObject({ caseReference: 'Kanarienvogel-4D', unreadable: 0 })
  })

  it('made by two keepers at once gives two epochs, known to both', async () => {
    const other = await anEnrolledDevice(network)
    await Promise.all([rotate(keeper), rotate(other)])
    await synced(keeper, other)
    expect((await logOf(keeper))?.epochs).toHaveLength(3)
    expect(await ownKeyring(other)).toEqual(await ownKeyring(keeper))
  })

  it('that was told while the answer was lost is not told again', async () => {
    const between = aMeddler(network.send)
    between.meddle(
      at('/v1/keys/push', async (_, pass) => {
        await pass()
        throw new TypeError('connection lost')
      }),
    )
    await expect(rotate({ ...keeper, fetch: between.send })).rejects.toMatchObject({ code: 'offline' })
    await synced(keeper)
    expect((await logOf(keeper))?.epochs).toHaveLength(2)
    expect((await ownKeyring(keeper))?.epochs).toHaveLength(2)
  })
})

describe('what is sealed', () => {
  it('stays on the device until a sheet is confirmed; the rest is delivered', async () => {
    const ref = await aNoted(keeper, 'Kanarienvogel-7Q')
    await synced(keeper)
    expect(await readStatus(keeper)).toMatchObject({ phase: 'idle', undelivered: 0, waitingForSheet: 1 })
    const sheet = await prepareSheet(keeper)
    await synced(keeper)
    expect((await readStatus(keeper)).waitingForSheet).toBe(1)
    await confirmSheet(sheet, keeper)
    await synced(keeper)
    expect(await readStatus(keeper)).toMatchObject({ undelivered: 0, waitingForSheet: 0 })
    const colleague = await aColleague()
    expect(await readParts(ref, colleague)).toMatchObject({ caseReference: 'Kanarienvogel-7Q' })
  })

  it('leaves as soon as a second keeper is there', async () => {
    await aNoted(keeper, 'Kanarienvogel-7Q')
    await anEnrolledDevice(network)
    await synced(keeper)
    expect(await readStatus(keeper)).toMatchObject({ undelivered: 0, waitingForSheet: 0 })
  })
})
