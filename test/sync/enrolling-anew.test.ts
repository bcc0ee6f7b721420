/** A browser whose access is over enrols anew: it stands once among the devices, and nothing it wrote is lost. */
import { beforeEach, describe, expect, it } from 'vitest'
import { authorEvent } from '../../extension/events/author.ts'
import { keyStanding } from '../../extension/keys/standing.ts'
import { ownKeyLog } from '../../extension/store/key-logs.ts'
import { readMeta } from '../../extension/store/meta.ts'
import { admitDevice, readDevices } from '../../extension/sync/devices.ts'
import { enrol } from '../../extension/sync/enrol.ts'
import { makeInvitation } from '../../extension/sync/invite.ts'
import { quarantined } from '../../extension/sync/quarantine.ts'
import { readStatus } from '../../extension/sync/status.ts'
import { syncStep } from '../../extension/sync/step.ts'
import { countWaiting } from '../../extension/sync/wait-for-sheet.ts'
import type { EnrolRequest } from '../../shared/protocol/enrolment.ts'
import type { DevicesAnswer } from '../../shared/protocol/keys.ts'
import { aClock, aDevice, anEnrolledDevice, type TestDevice } from '../builders/a-device.ts'
import { altered, aMeddler, aProblemAnswer, at } from '../builders/a-meddler.ts'
import { aNetwork, anOrganisationId, serverAddress, type TestNetwork } from '../builders/a-network.ts'
import { requestedFactsOf } from '../builders/a-referral.ts'
import { aNoted, idOf, synced } from '../builders/device-acts.ts'

const days = 24 * 3_600_000
const toOther = { type: 'requested', facts: requestedFactsOf(), to: anOrganisationId(1) } as const
let network: TestNetwork
let keeper: TestDevice

beforeEach(async () => {
  const clock = aClock()
  network = await aNetwork({ now: clock.now })
  keeper = await anEnrolledDevice(network, { clock })
  await synced(keeper)
  return () => network.close()
})

const devicesOf = async (device: TestDevice) =>
  (await ownKeyLog(device))?.log.devices.map(({ id, keeper: keeps, revoked }) => ({ id, keeps, revoked }))
const operatorsCode = () => network.invite(anOrganisationId(0))
const keepersCode = async (immediate = false) =>
  (await makeInvitation({ role: 'professional', immediate }, keeper)).code

/** Everybody's access runs out. @returns the id it had */
async function lateFor(device: TestDevice): Promise<string> {
  device.clock.turn(181 * days)
  expect(await syncStep({ insist: true }, device)).toMatchObject({ code: 'token_expired' })
  return idOf(device)
}

async function aColleague(): Promise<TestDevice> {
  const device = aDevice({ fetch: network.send, clock: keeper.clock })
  await enrol(serverAddress, await keepersCode(), device)
  await admitDevice(await idOf(device), { keeper: false }, keeper)
  await synced(device)
  return device
}

describe('the only keeper, enrolled anew,', () => {
  it.each(['after a life of 180 days', 'after the server ended it for its silence'])(
    'admits itself and ends what it was: %s',
    async (how) => {
      const other = await anEnrolledDevice(network, { organisation: 1, clock: keeper.clock })
      const { ref } = await authorEvent(toOther, {}, keeper)
      const before = await lateFor(keeper)
      if (how.includes('silence'))
        await network.store().db.updateTable('device').set({ revoked_at: 7 }).where('id', '=', before).execute()
      await enrol(serverAddress, await operatorsCode(), keeper)
      await synced(keeper)
      expect(await readStatus(keeper)).toMatchObject({ undelivered: 0 })
      await synced(keeper)
      const id = await idOf(keeper)
      expect(await devicesOf(keeper)).toEqual([
        { id: before, keeps: true, revoked: true },
        { id, keeps: true, revoked: false },
      ])
      expect((await readDevices(keeper)).map(({ id: one, revoked }) => [one, revoked])).toEqual([
        [id, false],
        [before, true],
      ])
      expect((await ownKeyLog(keeper))?.log).toMatchObject({ epochs: { length: 2 }, roots: { length: 1 } })
      expect(await readMeta(keeper.database, 'former')).toBeUndefined()
      await enrol(serverAddress, await network.invite(anOrganisationId(1)), other)
      await synced(other)
      expect((await other.database.referrals.get(ref))?.events).toHaveLength(1)
      expect(await quarantined(other)).toEqual([])
    },
  )

  it('is no second device to itself: what is sealed waits for a sheet as before', async () => {
    await aNoted(keeper, '4711')
    const before = await lateFor(keeper)
    await enrol(serverAddress, await operatorsCode(), keeper)
    await synced(keeper, keeper)
    expect(await keyStanding(keeper)).toBe('unsaved')
    expect(await countWaiting(keeper)).toBe(1)
    // Said to be over now, it would be refused once the sheet is there.
    expect(await devicesOf(keeper)).toContainEqual({ id: before, keeps: true, revoked: false })
  })
})

describe('a colleague, enrolled anew,', () => {
  it('is known to the keeper as the same browser, and is admitted in its place', async () => {
    const colleague = await aColleague()
    const before = await idOf(colleague)
    await enrol(serverAddress, await keepersCode(), colleague)
    const id = await idOf(colleague)
    const rows = await readDevices(keeper)
    expect(rows.find((row) => row.id === id)).toMatchObject({ former: before, proof: 'code' })
    const { send, seen } = aMeddler(network.send)
    await admitDevice(id, { keeper: false }, { ...keeper, fetch: send })
    expect(seen.filter(({ path }) => path === '/v1/keys/push')).toHaveLength(1)
    expect((await devicesOf(keeper))?.slice(1)).toEqual([
      { id: before, keeps: false, revoked: true },
      { id, keeps: false, revoked: false },
    ])
    await synced(colleague)
    expect(await keyStanding(colleague)).toBe(await keyStanding(keeper))
    expect(await readMeta(colleague.database, 'former')).toBeUndefined()
  })

  it('by a code that the keys lie in ends what it was itself', async () => {
    const colleague = await aColleague()
    const before = await idOf(colleague)
    await enrol(serverAddress, await keepersCode(true), colleague)
    await synced(colleague, colleague)
    expect((await devicesOf(colleague))?.find(({ id }) => id === before)?.revoked).toBe(true)
  })

  it('that still holds what it wrote says nothing of before: all of it arrives', async () => {
    const colleague = await aColleague()
    const { ref } = await authorEvent(toOther, {}, colleague)
    await enrol(serverAddress, await keepersCode(), colleague)
    expect((await readDevices(keeper))[0]).not.toHaveProperty('former')
    await admitDevice(await idOf(colleague), { keeper: false }, keeper)
    await synced(colleague, keeper)
    expect((await keeper.database.referrals.get(ref))?.events).toHaveLength(1)
    expect(await quarantined(keeper)).toEqual([])
  })

  it('ends nobody whose old key did not say so, whatever the server tells', async () => {
    const [one, victim] = [await aColleague(), await aColleague()]
    await enrol(serverAddress, await keepersCode(), one)
    const spared = await idOf(victim)
    const between = aMeddler(network.send)
    between.meddle(
      at('/v1/devices', async (_, pass) =>
        altered(await pass(), ({ devices }: DevicesAnswer) => ({
          devices: devices.map(({ former, ...row }) =>
            former === undefined ? row : { ...row, former: { ...former, device: spared } },
          ),
        })),
      ),
    )
    const lied = { ...keeper, fetch: between.send }
    expect((await readDevices(lied)).every(({ former }) => former === undefined)).toBe(true)
    await admitDevice(await idOf(one), { keeper: false }, lied)
    expect(await devicesOf(keeper)).toContainEqual({ id: spared, keeps: false, revoked: false })
  })

  it('enrols on a server that does not know the proof yet', async () => {
    const colleague = await aColleague()
    const between = aMeddler(network.send)
    between.meddle(
      at('/v1/enrol', async ({ body }, pass) =>
        (body as EnrolRequest).former === undefined ? pass() : aProblemAnswer('malformed', 400),
      ),
    )
    const before = await idOf(colleague)
    await enrol(serverAddress, await keepersCode(), { ...colleague, fetch: between.send })
    expect(await idOf(colleague)).not.toBe(before)
  })
})
