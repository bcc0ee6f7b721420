/**
 * A server that went back in time is healed by its devices: what any of them still holds comes back,
 * what was erased stays erased. Real server process, real command line, the extension's real client.
 */
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { authorEvent } from '../../extension/events/author.ts'
import { openAlarms } from '../../extension/store/alarms.ts'
import type { Device } from '../../extension/store/device.ts'
import { ownKeyLog } from '../../extension/store/key-logs.ts'
import { readMeta } from '../../extension/store/meta.ts'
import { undelivered } from '../../extension/store/undelivered.ts'
import { eraseReferral } from '../../server/feeds/erase.ts'
import { idOf, rotate } from '../builders/device-acts.ts'
import { feedFaults } from './parts/feed-faults.ts'
import { aSmallNetwork, type SmallNetwork } from './parts/small-network.ts'

let network: SmallNetwork
let one: Device
let two: Device
let receiver: Device

beforeEach(async () => {
  network = await aSmallNetwork()
  ;[one, two, receiver] = network.devices
})
afterEach(() => network.end())

/** Everybody, and once more for those who went before somebody else had pushed. */
const syncAll = async () => {
  await network.sync(one, two, receiver)
  await network.sync(one, two, receiver)
}

const refsOn = async (device: Device) => (await device.database.referrals.toCollection().primaryKeys()).sort()

const refsOnServer = () =>
  network.withStore(async (store) => {
    const rows = await store.db.selectFrom('event').select('referral_id').where('payload', 'is not', null).execute()
    return [...new Set(rows.map((row) => row.referral_id))].sort()
  })

/** Server and devices agree on exactly these referrals, and nothing is left to do or wrong. */
async function expectEverywhere(refs: string[]): Promise<void> {
  expect(await refsOnServer()).toEqual(refs.toSorted())
  for (const device of [one, two, receiver]) {
    expect(await refsOn(device)).toEqual(refs.toSorted())
    expect((await undelivered(device)).count).toBe(0)
  }
  expect(await network.withStore(feedFaults)).toEqual([])
  await network.run('verify')
}

const secretOf = async (ref: string) => {
  const record = await one.database.referrals.get(ref)
  const { z } = JSON.parse(record?.events[0]?.p ?? '{}') as { z?: string }
  if (z === undefined) throw new Error('no such referral')
  return z
}

const erase = (ref: string) => network.withStore((store) => eraseReferral(store, ref, 'request'))

describe('after backup, further work and restore,', () => {
  it('every event comes back from the devices', async () => {
    const before = await network.refer(one, 3)
    await syncAll()
    await network.run('backup', join(network.folder, 'backup'))
    const after = await network.refer(one, 3)
    await syncAll()
    await authorEvent({ type: 'received', facts: { on: '2026-03-03' }, ref: before[0] ?? '' }, {}, receiver)
    await syncAll()
    await network.stop()
    await network.run('restore', join(network.folder, 'backup'))
    await network.start()
    expect(await refsOnServer()).toEqual(before.toSorted())

    await syncAll()
    await expectEverywhere([...before, ...after])
    expect((await one.database.referrals.get(before[0] ?? ''))?.state.status).toBe('received')
  })

  it('what was erased since stays erased, on the server and on a device that was away', async () => {
    const before = await network.refer(one, 3)
    await syncAll()
    await network.run('backup', join(network.folder, 'backup'))
    const after = await network.refer(one, 2)
    await syncAll()
    const [old = '', young = ''] = [before[0], after[0]]
    const secrets = [await secretOf(old), await secretOf(young)]
    await erase(old)
    await erase(young)
    await network.sync(one)
    await network.stop()
    await network.run('restore', join(network.folder, 'backup'))
    await network.start()

    await syncAll()
    await expectEverywhere([...before, ...after].filter((ref) => ref !== old && ref !== young))
    await network.stop()
    for (const secret of secrets) expect(await network.diskHolds(secret)).toBe(false)
  })
})

describe('after backup, a change of keys and restore,', () => {
  const returning = { code: 'keys_returning' }

  it('whoever comes first waits for who knows the keys; `returning` names those, and what is decided holds', async () => {
    await syncAll()
    await network.run('backup', join(network.folder, 'backup'))
    await rotate(one)
    await syncAll()
    await rotate(one)
    await network.stop()
    expect(await network.run('restore', join(network.folder, 'backup'))).toContain('Key logs wait for 3 devices')
    await network.start()

    await network.sync(two)
    await expect(rotate(two)).rejects.toMatchObject(returning)
    const awaited = await network.run('returning')
    expect(awaited).toContain(await idOf(one))
    expect(awaited).not.toContain(await idOf(two))
    expect(awaited).toContain(await idOf(receiver))
    const { organisationId = '' } = (await readMeta(receiver.database, 'enrolment')) ?? {}
    await network.run('returning', organisationId, '--go-on')
    expect(await network.run('returning')).not.toContain(await idOf(receiver))
    await rotate(receiver)
    await expect(rotate(two)).rejects.toMatchObject(returning)
    await network.sync(one)
    await rotate(two)
    await syncAll()
    expect((await ownKeyLog(one))?.log.epochs).toHaveLength(4)
    expect(await ownKeyLog(one)).toEqual(await ownKeyLog(two))
    for (const device of [one, two, receiver])
      expect((await openAlarms(device)).map(({ code }) => code)).toEqual(['feed_reset'])
    expect(await network.run('returning')).toContain('No key log waits')
  })
})

describe('after the database file was put back without a word to the server,', () => {
  it('every event comes back from the devices', async () => {
    const before = await network.refer(one, 2)
    await syncAll()
    await network.stop()
    await network.snapshot()
    await network.start()
    const after = await network.refer(two, 4)
    await syncAll()
    await network.stop()
    await network.rollBack()
    await network.start()
    // The other history goes on before the first device looks.
    const other = await network.refer(two, 1)
    await network.sync(two)

    await syncAll()
    await expectEverywhere([...before, ...after, ...other])
  })

  it('what was erased since stays erased', async () => {
    const refs = await network.refer(one, 3)
    await syncAll()
    await network.stop()
    await network.snapshot()
    await network.start()
    const [erased = ''] = refs
    const secret = await secretOf(erased)
    await erase(erased)
    await syncAll()
    await network.stop()
    await network.rollBack()
    await network.start()

    await syncAll()
    await expectEverywhere(refs.filter((ref) => ref !== erased))
    await network.stop()
    expect(await network.diskHolds(secret)).toBe(false)
  })
})
