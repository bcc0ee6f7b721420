/** What signed events take back is erased on every device at once; the server's word alone erases nothing. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { authorEvent } from '../../extension/events/author.ts'
import { readAside, readParts } from '../../extension/keys/parts.ts'
import type { Device } from '../../extension/store/device.ts'
import { startMessage } from '../../extension/store/message-drafts.ts'
import { mirrored } from '../../extension/store/mirror.ts'
import { quarantined } from '../../extension/sync/quarantine.ts'
import { syncStep } from '../../extension/sync/step.ts'
import { eraseReferral } from '../../server/feeds/erase.ts'
import { anEnrolledDevice, type TestDevice } from '../builders/a-device.ts'
import { aNetwork, anOrganisationId, type TestNetwork } from '../builders/a-network.ts'
import { requestedFactsOf } from '../builders/a-referral.ts'
import { synced } from '../builders/device-acts.ts'

const on = '2026-03-02'
const day = 24 * 3_600_000

let network: TestNetwork
let author: TestDevice
let colleague: TestDevice
let receiver: TestDevice
beforeAll(async () => {
  network = await aNetwork()
})
afterAll(() => network.close())
beforeEach(async () => {
  author = await anEnrolledDevice(network)
  // The second one is a keeper too: from now on sealed events may leave.
  colleague = await anEnrolledDevice(network)
  receiver = await anEnrolledDevice(network, { organisation: 1 })
  await synced(author, colleague, receiver)
})

/** A referral with contact data for the receiver and a note of the own, on all devices concerned. */
async function aReferral() {
  const { ref } = await authorEvent(
    { type: 'requested', facts: requestedFactsOf(), to: anOrganisationId(1) },
    {},
    author,
  )
  const contact = { t: 'shared', body: { contact: { phone: 'Kanarienvogel-7Q' } } } as const
  const note = { t: 'noted', body: { caseReference: 'Kanarienvogel-8R' } } as const
  const shared = await authorEvent({ type: 'shared', facts: { on }, ref, part: contact }, {}, author)
  const noted = await authorEvent({ type: 'noted', facts: { on }, ref, part: note }, {}, author)
  await synced(author, colleague, receiver)
  return { ref, shared: shared.id, noted: noted.id }
}

const idsOn = async (device: Device, ref: string) =>
  ((await device.database.referrals.get(ref))?.events ?? []).map(({ id }) => id)

async function isGone(device: Device, id: string): Promise<boolean> {
  const aside = (await quarantined(device)).some((event) => event.id === id)
  const mirroredHere = (await mirrored(device)).some((event) => event.id === id)
  return (await device.database.gone.get(id)) !== undefined && !aside && !mirroredHere
}

describe('contact data that may no longer be passed on', () => {
  it('are gone here at once, and everywhere with the next step, whoever withdrew the consent', async () => {
    const { ref, shared, noted } = await aReferral()
    expect(await readParts(ref, receiver)).toMatchObject({ contact: { phone: 'Kanarienvogel-7Q' } })
    const facts = { on, scopes: ['forward_contact' as const] }
    await authorEvent({ type: 'consent_withdrawn', facts, ref }, {}, receiver)
    expect(await isGone(receiver, shared)).toBe(true)
    await synced(receiver, author, colleague)
    for (const device of [author, colleague]) {
      expect(await isGone(device, shared)).toBe(true)
      expect(await idsOn(device, ref)).toContain(noted)
      expect(await readParts(ref, device)).toMatchObject({ caseReference: 'Kanarienvogel-8R', messages: [] })
    }
  })
})

describe('an own note that is removed', () => {
  it('goes on the colleague’s device too; the referral stays', async () => {
    const { ref, shared, noted } = await aReferral()
    await authorEvent({ type: 'removed', facts: { on, events: [noted] }, ref }, {}, author)
    await synced(author, colleague, receiver)
    for (const device of [author, colleague]) expect(await isGone(device, noted)).toBe(true)
    for (const device of [author, colleague, receiver]) expect(await idsOn(device, ref)).toContain(shared)
  })

  it('is not removed by the other organisation', async () => {
    const { ref, shared } = await aReferral()
    await authorEvent({ type: 'removed', facts: { on, events: [shared] }, ref }, {}, receiver)
    await synced(receiver, author)
    expect(await idsOn(author, ref)).toContain(shared)
  })
})

describe('a referral that its sender removes', () => {
  it('goes on every device, and without the network on the own', async () => {
    const { ref, shared, noted } = await aReferral()
    for (const device of [author, colleague, receiver]) await startMessage(ref, device)
    await authorEvent({ type: 'removed', facts: { on, events: [], all: true }, ref }, {}, author)
    expect(await author.database.drafts.count()).toBe(0)
    await syncStep({ insist: true }, { ...author, fetch: () => Promise.reject(new TypeError('no network')) })
    expect(await isGone(author, noted)).toBe(true)
    await synced(author, colleague, receiver)
    for (const device of [author, colleague]) expect(await isGone(device, noted)).toBe(true)
    for (const device of [author, colleague, receiver]) {
      expect(await isGone(device, shared)).toBe(true)
      expect(await idsOn(device, ref)).toHaveLength(1)
      expect(await device.database.drafts.count()).toBe(0)
      expect(await quarantined(device)).toEqual([])
    }
  })
})

describe('a part of one’s own that was put aside', () => {
  it('can still be read where it was sealed, by the own organisation alone', async () => {
    const { ref, shared, noted } = await aReferral()
    for (const device of [author, receiver]) {
      const record = await device.database.referrals.get(ref)
      for (const event of record?.events ?? [])
        await device.database.quarantine.put({ id: event.id, ref, p: event.p, s: event.s, why: 'conflict', at: 0 })
      // As where the whole referral was refused: the key lies among what was put aside.
      await device.database.referrals.delete(ref)
    }
    const read = async (device: Device, id: string) => {
      const [event] = await device.database.quarantine.where('id').equals(id).toArray()
      return event === undefined ? undefined : await readAside(event, device)
    }
    expect(await read(author, shared)).toMatchObject({ body: { contact: { phone: 'Kanarienvogel-7Q' } } })
    expect(await read(author, noted)).toMatchObject({ body: { caseReference: 'Kanarienvogel-8R' } })
    expect(await read(receiver, shared)).toBeUndefined()
  })
})

describe('the network’s deletion periods', () => {
  it('let an erasure of the server count at once only when this device reads them so too', async () => {
    const { ref, shared } = await aReferral()
    await authorEvent({ type: 'cancelled', facts: { on, cancelReason: 'need_ceased' }, ref }, {}, author)
    await synced(author, colleague, receiver)
    colleague.clock.turn(400 * day)
    await eraseReferral(network.store(), ref, 'retention')
    await synced(colleague, receiver)
    expect(await isGone(colleague, shared)).toBe(true)
    expect(await isGone(receiver, shared)).toBe(false)
    expect((await quarantined(receiver)).map(({ id }) => id)).toContain(shared)
  })
})
