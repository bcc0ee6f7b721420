/** The device's own storage fails: full, broken, silently recreated. What a person wrote survives. */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { authorEvent } from '../../extension/events/author.ts'
import { databaseLossSeen } from '../../extension/store/birth.ts'
import { Database } from '../../extension/store/database.ts'
import { exportUndelivered } from '../../extension/store/export.ts'
import { mirrored } from '../../extension/store/mirror.ts'
import { openDatabase } from '../../extension/store/open.ts'
import { readStatus } from '../../extension/sync/status.ts'
import { syncStep } from '../../extension/sync/step.ts'
import { aDatabase, aDevice, anEnrolledDevice, type TestDevice, type WriteFault } from '../builders/a-device.ts'
import { aNetwork, anOrganisationId, type TestNetwork } from '../builders/a-network.ts'
import { requestedFactsOf } from '../builders/a-referral.ts'

type Enrolled = TestDevice
const requested = { type: 'requested', facts: requestedFactsOf(), to: anOrganisationId(1) } as const

let network: TestNetwork
let device: Enrolled
beforeAll(async () => {
  network = await aNetwork()
})
afterAll(() => network.close())
beforeEach(async () => {
  device = await anEnrolledDevice(network)
  await openDatabase(device)
})

/** The same device after the browser threw its database away. */
function withDatabaseLost(): Enrolled {
  return { ...device, database: new Database('lost', { indexedDB: new IDBFactory(), IDBKeyRange }) }
}

const diskFull: WriteFault = () => {
  throw new DOMException('full', 'QuotaExceededError')
}

describe('a database that the browser recreated empty', () => {
  it('gets back what was not delivered, loads the rest anew, and says so', async () => {
    const { ref: confirmed } = await authorEvent(requested, {}, device)
    expect(await syncStep({}, device)).toBe('done')
    const { ref: waiting } = await authorEvent(requested, {}, device)
    const reborn = withDatabaseLost()
    await openDatabase(reborn)
    expect((await readStatus(reborn)).databaseLostAt).toBe(device.clock.now())
    expect(await reborn.database.referrals.get(waiting)).toBeDefined()
    expect(await syncStep({}, reborn)).toBe('done')
    expect(await readStatus(reborn)).toMatchObject({ undelivered: 0 })
    expect(await reborn.database.referrals.get(confirmed)).toBeDefined()
    await databaseLossSeen(reborn)
    expect((await readStatus(reborn)).databaseLostAt).toBeUndefined()
  })

  it('has lost its keys: writing asks for a new invitation', async () => {
    const reborn = withDatabaseLost()
    await openDatabase(reborn)
    await expect(authorEvent(requested, {}, reborn)).rejects.toMatchObject({ code: 'keys_missing' })
  })

  it('is not taken for one at the first start, nor when only the small store was cleared', async () => {
    const fresh = aDevice()
    await openDatabase(fresh)
    await openDatabase(fresh)
    await fresh.storage.remove(['dbBirth'])
    await openDatabase(fresh)
    expect((await readStatus(fresh)).databaseLostAt).toBeUndefined()
  })
})

describe('a database that cannot be opened', () => {
  it('is tried three times, then told; what is undelivered can still be exported', async () => {
    const { id } = await authorEvent(requested, {}, device)
    let tries = 0
    const indexedDB = {
      open: () => {
        tries++
        throw new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError')
      },
      deleteDatabase: () => new IDBFactory().deleteDatabase('lost'),
    }
    const broken = { ...device, database: new Database('lost', { indexedDB: indexedDB as never, IDBKeyRange }) }
    await expect(openDatabase(broken)).rejects.toMatchObject({ code: 'local_storage_broken' })
    expect(tries).toBeGreaterThanOrEqual(3)
    expect(JSON.parse(await exportUndelivered(broken))).toMatchObject({ complete: false, events: [{ id }] })
  })
})

describe('a full disk', () => {
  let engine: IDBFactory
  let roomy: Enrolled
  let full: Enrolled
  beforeEach(async () => {
    engine = new IDBFactory()
    roomy = await anEnrolledDevice(network, { database: aDatabase(engine) })
    full = { ...roomy, database: aDatabase(engine, diskFull) }
  })

  it('while writing is told, and nothing half is left', async () => {
    await expect(authorEvent(requested, {}, full)).rejects.toMatchObject({ code: 'local_storage_full' })
    expect(await full.database.referrals.count()).toBe(0)
    expect(await mirrored(full)).toEqual([])
  })

  it('while pulling leaves everything where it was, to go on when there is room', async () => {
    const { ref } = await authorEvent(requested, {}, device)
    await syncStep({}, device)
    expect(await syncStep({}, full)).toMatchObject({ code: 'local_storage_full' })
    expect(await syncStep({}, roomy)).toBe('done')
    expect(await roomy.database.referrals.get(ref)).toBeDefined()
  })
})

describe('the export', () => {
  it('holds what waits and what was put aside', async () => {
    const { id, ref } = await authorEvent(requested, {}, device)
    await device.database.quarantine.put({ id: 'aside', ref, p: '{}', s: '', why: 'conflict', at: 0 })
    const { events } = JSON.parse(await exportUndelivered(device))
    expect(events).toMatchObject([{ id }, { id: 'aside', why: 'conflict' }])
  })
})
