/** A restored server has lost the end of a key log: whoever comes first cannot fork it, whoever knows it brings it back. */
import { beforeEach, describe, expect, it } from 'vitest'
import { authorEvent } from '../../extension/events/author.ts'
import { ownKeyring } from '../../extension/keys/own-keyring.ts'
import { openAlarms } from '../../extension/store/alarms.ts'
import type { Device } from '../../extension/store/device.ts'
import { ownKeyLog } from '../../extension/store/key-logs.ts'
import { readMeta } from '../../extension/store/meta.ts'
import { admitDevice, goOnWithout, readDevices, revokeDevice } from '../../extension/sync/devices.ts'
import { enrol } from '../../extension/sync/enrol.ts'
import { makeInvitation } from '../../extension/sync/invite.ts'
import { confirmSheet, prepareSheet, recover } from '../../extension/sync/recovery.ts'
import { readStatus } from '../../extension/sync/status.ts'
import { syncStep } from '../../extension/sync/step.ts'
import { awaitedDevices } from '../../server/keys/returning.ts'
import type { KeysPush } from '../../shared/protocol/keys.ts'
import { aDevice, anEnrolledDevice, type TestDevice } from '../builders/a-device.ts'
import { altered, aMeddler, aProblemAnswer } from '../builders/a-meddler.ts'
import { aNetwork, anOrganisationId, serverAddress, type TestNetwork } from '../builders/a-network.ts'
import { requestedFactsOf } from '../builders/a-referral.ts'
import { idOf, rotate, synced } from '../builders/device-acts.ts'

const own = anOrganisationId(0)
const returning = { code: 'keys_returning' }

let network: TestNetwork
/** Two keepers of one organisation and a device of another. */
let keeper: TestDevice
let second: TestDevice
let other: TestDevice

beforeEach(async () => {
  network = await aNetwork()
  keeper = await anEnrolledDevice(network)
  second = await anEnrolledDevice(network)
  other = await anEnrolledDevice(network, { organisation: 1 })
  await synced(keeper, second, other)
  return () => network.close()
})

const logOf = async (device: Device) => (await ownKeyLog(device))?.log
const admissionOf = ({ database }: Device) => readMeta(database, 'admission')
const alarms = async (...devices: Device[]) => {
  const codes = (await Promise.all(devices.map((device) => openAlarms(device)))).flat().map(({ code }) => code)
  return codes.filter((code) => code !== 'feed_reset')
}
const awaitedBy = async (device: Device) =>
  (await readDevices(device)).filter(({ awaited }) => awaited).map(({ id }) => id)

/** A device that waits for a keeper, with a code that one made. */
async function aNewcomer(inviting = keeper): Promise<TestDevice> {
  const device = aDevice({ fetch: network.send })
  await enrol(serverAddress, (await makeInvitation({ role: 'professional', immediate: false }, inviting)).code, device)
  return device
}

describe('after a restore', () => {
  it('whoever was away says nothing new until the end of the log is back; then it goes on behind that', async () => {
    await network.backup()
    const colleague = await aNewcomer()
    await admitDevice(await idOf(colleague), { keeper: false }, keeper)
    await rotate(keeper)
    await synced(colleague, other)
    await network.restore()
    const waiting = await aNewcomer(second)
    await expect(rotate(second)).rejects.toMatchObject(returning)
    await expect(admitDevice(await idOf(waiting), { keeper: false }, second)).rejects.toMatchObject(returning)
    await synced(second, other)
    expect(await awaitedBy(second)).toEqual([await idOf(keeper)])
    await synced(keeper)
    // Brought back, it may itself know more.
    expect(await awaitedBy(second)).toEqual([await idOf(colleague)])
    await expect(rotate(second)).rejects.toMatchObject(returning)
    await synced(colleague)
    await rotate(second)
    await admitDevice(await idOf(waiting), { keeper: false }, second)
    await synced(waiting, keeper, colleague, second, other)
    expect((await logOf(keeper))?.epochs).toHaveLength(3)
    for (const device of [second, colleague, waiting]) {
      expect(await logOf(device)).toEqual(await logOf(keeper))
      expect((await ownKeyring(device))?.epochs).toEqual((await ownKeyring(keeper))?.epochs)
    }
    expect(await alarms(keeper, second, colleague, waiting, other)).toEqual([])
  })

  it('a lost device is shut out at once; the keys follow by themselves when the log is whole', async () => {
    const lost = await aNewcomer()
    await admitDevice(await idOf(lost), { keeper: false }, keeper)
    await synced(lost)
    await network.backup()
    await rotate(keeper)
    await network.restore()
    await expect(revokeDevice(await idOf(lost), second)).rejects.toMatchObject(returning)
    expect(await syncStep({ insist: true }, lost)).toMatchObject({ code: 'device_revoked' })
    await synced(second, keeper, second)
    expect((await logOf(second))?.devices.find(({ revoked }) => revoked)?.id).toBe(await idOf(lost))
    expect((await logOf(second))?.epochs).toHaveLength(3)
    await synced(keeper)
    expect(await alarms(keeper, second)).toEqual([])
  })

  it('a keeper may decide not to wait: what nobody brought back is then lost, and its holder says so', async () => {
    await network.backup()
    await rotate(keeper)
    await network.restore()
    expect(await awaitedBy(second)).toEqual([await idOf(keeper)])
    await goOnWithout([await idOf(keeper)], second)
    await rotate(second)
    await synced(second, other)
    expect(await alarms(second, other)).toEqual([])
    await syncStep({ insist: true }, keeper)
    expect(await alarms(keeper)).toEqual(['key_changed'])
  })

  it('a device whose admission was lost brings it back itself', async () => {
    const colleague = await aNewcomer()
    await network.backup()
    await admitDevice(await idOf(colleague), { keeper: true }, keeper)
    await synced(colleague)
    await network.restore()
    await synced(second)
    expect(await syncStep({ insist: true }, colleague)).toMatchObject({ code: 'not_admitted' })
    await synced(colleague)
    expect(await admissionOf(colleague)).toBe('admitted')
    await synced(keeper)
    await rotate(second)
    await synced(keeper, colleague)
    expect(await alarms(keeper, second, colleague)).toEqual([])
  })

  it('the sheet waits like everybody else, without an alarm, and works once it was decided', async () => {
    const sheet = await prepareSheet(keeper)
    await confirmSheet(sheet, keeper)
    await network.backup()
    await network.restore()
    const fresh = aDevice({ fetch: network.send })
    await expect(recover(serverAddress, sheet.code, fresh)).rejects.toMatchObject(returning)
    await synced(fresh)
    expect(await admissionOf(fresh)).toBe('waiting')
    expect(await alarms(fresh)).toEqual([])
    await synced(keeper, second)
    await recover(serverAddress, sheet.code, fresh)
    await synced(fresh, keeper)
    expect((await logOf(keeper))?.epochs).toHaveLength(2)
    expect(await alarms(keeper, fresh)).toEqual([])
  })
})

it('a server that always asks, and takes nothing, learns only what it was told before and holds up nothing else', async () => {
  const { send, seen, meddle } = aMeddler(network.send)
  meddle((request, pass) => {
    const { path, body } = request
    if (path === '/v1/keys/push' && (body as KeysPush).knows === undefined) return aProblemAnswer('keys_returning', 409)
    if (path === '/v1/keys/push') return Response.json({ head: 1 })
    if (path !== '/v1/keys/pull') return pass()
    return pass().then((answer) => altered(answer, (page: object) => ({ ...page, returning: true })))
  })
  const asked = { ...keeper, fetch: send }
  await expect(rotate(asked)).rejects.toMatchObject(returning)
  await authorEvent({ type: 'requested', facts: requestedFactsOf(), to: anOrganisationId(1) }, {}, asked)
  await synced(asked)
  expect(await readStatus(asked)).toMatchObject({ undelivered: 0 })
  const told = seen.flatMap(({ path, body }) => (path === '/v1/keys/push' ? [body as KeysPush] : []))
  const known = (await logOf(keeper))?.n
  for (const { knows, statements, rings } of told.filter((push) => push.knows !== undefined))
    expect({ knows, statements, rings }).toEqual({ knows: known, statements: [], rings: [] })
  expect((await logOf(keeper))?.epochs).toHaveLength(1)
  expect(await alarms(keeper)).toEqual([])
  expect(await awaitedDevices(network.store().db, own, Date.now())).toEqual([])
})
