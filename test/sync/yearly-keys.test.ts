/** A year is over: the keys change by themselves, once, whoever of the keepers comes first. */
import { beforeEach, describe, expect, it } from 'vitest'
import { lockNow, setPin, unlock } from '../../extension/keys/lock.ts'
import { ownKeyring } from '../../extension/keys/own-keyring.ts'
import { peerOf } from '../../extension/keys/peers.ts'
import type { Device } from '../../extension/store/device.ts'
import { ownKeyLog } from '../../extension/store/key-logs.ts'
import { admitDevice } from '../../extension/sync/devices.ts'
import { enrol } from '../../extension/sync/enrol.ts'
import { makeInvitation } from '../../extension/sync/invite.ts'
import { syncStep } from '../../extension/sync/step.ts'
import { yearMs } from '../../shared/protocol/last-said.ts'
import { aClock, aDevice, anEnrolledDevice, type TestDevice } from '../builders/a-device.ts'
import { aMeddler, aProblemAnswer, at } from '../builders/a-meddler.ts'
import { aNetwork, anOrganisationId, serverAddress, type TestNetwork } from '../builders/a-network.ts'
import { aNoted, idOf, synced } from '../builders/device-acts.ts'

const hour = 3_600_000
const clock = aClock()
let network: TestNetwork
let keeper: TestDevice

beforeEach(async () => {
  network = await aNetwork({ now: clock.now })
  keeper = await anEnrolledDevice(network, { clock })
  await synced(keeper)
  return () => network.close()
})

const epochsOf = async (device: Device) => (await ownKeyLog(device))?.log.epochs.length

/** Whoever was silent for 45 days has to enrol anew: the server is told that all were seen. */
async function later(ms: number): Promise<void> {
  clock.turn(ms)
  const { db } = network.store()
  const forLong = clock.now() + yearMs
  await db.updateTable('device').set({ expires_at: forLong, seen_on: clock.today() }).execute()
  await db.updateTable('token').set({ expires_at: forLong }).execute()
}

async function aColleague(): Promise<TestDevice> {
  const device = aDevice({ fetch: network.send, clock })
  await enrol(serverAddress, (await makeInvitation({ role: 'professional', immediate: false }, keeper)).code, device)
  await admitDevice(await idOf(device), { keeper: false }, keeper)
  await synced(device)
  return device
}

describe('keys that are a year old', () => {
  it('change with the next step of a keeper, once, and everybody goes on with the new ones', async () => {
    const colleague = await aColleague()
    const other = await anEnrolledDevice(network, { organisation: 1, clock })
    await later(yearMs - hour)
    await synced(keeper)
    expect(await epochsOf(keeper)).toBe(1)
    await later(2 * hour)
    await synced(colleague)
    expect(await epochsOf(colleague)).toBe(1)
    await synced(keeper, keeper, colleague, other)
    expect(await epochsOf(keeper)).toBe(2)
    expect((await ownKeyring(colleague))?.epochs).toEqual((await ownKeyring(keeper))?.epochs)
    expect(await peerOf(anOrganisationId(0), other)).toMatchObject({ recipient: { epoch: 2 } })
  })

  it('change once where two keepers come at the same moment', async () => {
    const second = await anEnrolledDevice(network, { clock })
    await synced(second, keeper)
    await later(yearMs + hour)
    await Promise.all([syncStep({ insist: true }, keeper), syncStep({ insist: true }, second)])
    await synced(keeper, second)
    expect(await epochsOf(keeper)).toBe(2)
    expect(await ownKeyring(second)).toEqual(await ownKeyring(keeper))
  })

  it('keep nobody from working while the change fails', async () => {
    const between = aMeddler(network.send)
    between.meddle(at('/v1/keys/push', () => aProblemAnswer('unavailable', 503)))
    await later(yearMs + hour)
    await aNoted(keeper, 'Kanarienvogel-7Q')
    expect(await syncStep({ insist: true }, { ...keeper, fetch: between.send })).toBe('done')
    expect(await epochsOf(keeper)).toBe(1)
    await synced(keeper)
    expect(await epochsOf(keeper)).toBe(2)
  })

  it('stay where the clock of this device alone says that a year is over', async () => {
    const fast = { ...keeper, clock: aClock(clock.now() + 2 * yearMs) }
    await synced(fast)
    expect(await epochsOf(keeper)).toBe(1)
  })

  it('wait while the page is locked', async () => {
    await later(yearMs + hour)
    await setPin('428571', undefined, keeper)
    await lockNow(keeper)
    await synced(keeper)
    expect(await epochsOf(keeper)).toBe(1)
    await unlock('428571', keeper)
    await synced(keeper)
    expect(await epochsOf(keeper)).toBe(2)
  })
})
