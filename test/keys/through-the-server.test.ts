/** Parts that travel through the real server: the colleague opens all, the receiver what was shared. */
import 'fake-indexeddb/auto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AnyWritten, authorEvents } from '../../extension/events/author.ts'
import { readNoted, readParts } from '../../extension/keys/parts.ts'
import { keyStanding } from '../../extension/keys/standing.ts'
import { confirmRoot } from '../../extension/sync/admission.ts'
import { admitDevice, readDevices } from '../../extension/sync/devices.ts'
import { enrol } from '../../extension/sync/enrol.ts'
import { confirmSheet, prepareSheet } from '../../extension/sync/recovery.ts'
import { aDevice, anEnrolledDevice, type TestDevice } from '../builders/a-device.ts'
import { aNetwork, anOrganisationId, serverAddress, type TestNetwork } from '../builders/a-network.ts'
import { requestedFactsOf } from '../builders/a-referral.ts'
import { synced } from '../builders/device-acts.ts'
import fc from '../property.ts'

const on = '2026-03-02'

let network: TestNetwork
let sender: TestDevice
let receiver: TestDevice

beforeAll(async () => {
  network = await aNetwork()
  sender = await anEnrolledDevice(network)
  receiver = await anEnrolledDevice(network, { organisation: 1 })
  await synced(sender, receiver, sender)
})

afterAll(() => network.close())

const shared = (message: string): AnyWritten => ({
  type: 'shared',
  facts: { on },
  part: { t: 'shared', body: { message, contact: { phone: message } } },
})
const noted = (caseReference: string): AnyWritten => ({
  type: 'noted',
  facts: { on },
  part: { t: 'noted', body: { caseReference } },
})

async function handedOver(...parts: AnyWritten[]): Promise<string> {
  const requested: AnyWritten = { type: 'requested', facts: requestedFactsOf(), to: anOrganisationId(1) }
  return (await authorEvents([requested, ...parts], {}, sender)).ref
}

describe('before a sheet was confirmed', () => {
  it('nothing sealed leaves the device, and everything else does', async () => {
    expect(await keyStanding(sender)).toBe('unsaved')
    const ref = await handedOver(shared('Kanarienvogel-7Q'), noted('AZ 1'))
    await synced(sender, receiver)
    const there = await receiver.database.referrals.get(ref)
    expect(there?.state.history.map(({ type }) => type)).toEqual(['requested'])
    await confirmSheet(await prepareSheet(sender), sender)
    expect(await keyStanding(sender)).toBe('ready')
    await synced(sender, receiver)
    expect(await readParts(ref, receiver)).toEqual({
      contact: { phone: 'Kanarienvogel-7Q' },
      messages: [{ organisationId: anOrganisationId(0), on, text: 'Kanarienvogel-7Q' }],
      unreadable: 0,
    })
  })
})

describe('a colleague', () => {
  it('opens what was written before it was admitted, once it is', async () => {
    const ref = await handedOver(shared('Bitte anrufen'), noted('AZ 2'))
    await synced(sender)
    const colleague = aDevice({ fetch: network.send })
    await enrol(serverAddress, await network.invite(anOrganisationId(0)), colleague)
    expect(await keyStanding(colleague)).toBe('waiting')
    await synced(colleague)
    expect(await readNoted(ref, colleague)).toBeUndefined()
    const waiting = (await readDevices(sender)).find(({ admitted }) => !admitted) ?? expect.fail('nobody waits')
    await admitDevice(waiting.id, { keeper: false }, sender)
    await confirmRoot(colleague)
    await synced(colleague)
    expect(await readParts(ref, colleague)).toMatchObject({
      messages: [{ text: 'Bitte anrufen' }],
      caseReference: 'AZ 2',
      unreadable: 0,
    })
  })
})

describe('any mix of parts', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }).filter((one) => one.trim() === one)
  const part = fc.oneof(
    text.map((one) => ({ shared: one })),
    text.map((one) => ({ noted: one })),
  )

  it('arrives at the receiver as what was shared, and as nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 4 }), async (mix) => {
        const ref = await handedOver(...mix.map((one) => ('shared' in one ? shared(one.shared) : noted(one.noted))))
        await synced(sender, receiver)
        const messages = mix.flatMap((one) => ('shared' in one ? [one.shared] : []))
        const there = await readParts(ref, receiver)
        expect(there.messages.map((one) => one.text)).toEqual(messages)
        expect(there).toMatchObject({ unreadable: 0 })
        expect(there.caseReference).toBeUndefined()
        const here = await readParts(ref, sender)
        expect(here.caseReference).toBe(mix.flatMap((one) => ('noted' in one ? [one.noted] : [])).at(-1))
      }),
      { numRuns: 10 },
    )
  })
})

describe('consent withdrawn by the receiver', () => {
  it('erases at the sender too', async () => {
    const ref = await handedOver(shared('Bitte anrufen'), noted('AZ 3'))
    await synced(sender, receiver)
    const withdrawn: AnyWritten = { type: 'consent_withdrawn', ref, facts: { on, scopes: ['forward_contact'] } }
    await authorEvents([withdrawn], {}, receiver)
    await synced(receiver, sender)
    for (const { database } of [sender, receiver]) {
      const record = await database.referrals.get(ref)
      expect(record?.events.some(({ p }) => JSON.parse(p).t === 'shared')).toBe(false)
      expect(record?.state.status).toBe('cancelled')
    }
    expect(await readParts(ref, sender)).toEqual({ messages: [], caseReference: 'AZ 3', unreadable: 0 })
  })
})
