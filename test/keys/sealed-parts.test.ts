/** Parts sealed by one device and read by another: what arrives, for whom, and what does not open. */
import 'fake-indexeddb/auto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { authorEvents } from '../../extension/events/author.ts'
import type { AnyWritten } from '../../extension/events/written.ts'
import { lockNow, setPin, unlock } from '../../extension/keys/lock.ts'
import { keepKeyring } from '../../extension/keys/own-keyring.ts'
import { readNoted, readParts } from '../../extension/keys/parts.ts'
import type { Device } from '../../extension/store/device.ts'
import { recordOf } from '../../extension/store/referrals.ts'
import type { NotedPart, SharedPart } from '../../shared/sealed.ts'
import { requestedFactsOf } from '../builders/a-referral.ts'
import {
  aDeviceWithKeys,
  anOrganisationWithKeys,
  carry,
  type DeviceWithKeys,
  type OrganisationWithKeys,
  pin,
} from '../builders/an-organisation-with-keys.ts'
import fc from '../property.ts'

const on = '2026-03-02'

let office: OrganisationWithKeys
let centre: OrganisationWithKeys
let sender: DeviceWithKeys
let colleague: DeviceWithKeys
let receiver: DeviceWithKeys

beforeAll(async () => {
  office = await anOrganisationWithKeys('01990000-0000-7000-8000-0000000000a0')
  centre = await anOrganisationWithKeys('01990000-0000-7000-8000-0000000000a1')
})

beforeEach(async () => {
  sender = await aDeviceWithKeys(office, { knows: [centre] })
  colleague = await aDeviceWithKeys(office, { knows: [centre] })
  receiver = await aDeviceWithKeys(centre, { knows: [office] })
})

function shared(body: SharedPart): AnyWritten {
  return { type: 'shared', facts: { on }, part: { t: 'shared', body } }
}

function noted(body: NotedPart): AnyWritten {
  return { type: 'noted', facts: { on }, part: { t: 'noted', body } }
}

async function handedOver(...parts: AnyWritten[]): Promise<string> {
  const requested: AnyWritten = { type: 'requested', facts: requestedFactsOf(), to: centre.id }
  const { ref } = await authorEvents([requested, ...parts], {}, sender)
  await carry(sender, colleague, ref)
  await carry(sender, receiver, ref)
  return ref
}

const line = (maxLength: number) =>
  fc.string({ unit: 'grapheme', minLength: 1, maxLength }).filter((text) => text.trim() === text && text !== '')
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const filled = <T extends object>(body: T) =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
const sharedBody = fc
  .record({
    contact: optional(
      fc.record({ name: optional(line(60)), phone: optional(line(30)), reach: optional(line(100)) }).map(filled),
    ),
    message: optional(line(300)),
  })
  .map(filled)
const notedBody = fc.record({ caseReference: optional(line(60)), ownWords: optional(line(300)) }).map(filled)
const anyParts = fc.array(
  fc.oneof(
    sharedBody.map((body) => shared(body)),
    notedBody.map((body) => noted(body)),
  ),
  {
    maxLength: 5,
  },
)

describe('any mix of parts', () => {
  it('is read back by the own organisation, and by the other one exactly what was shared', async () => {
    await fc.assert(
      fc.asyncProperty(anyParts, async (written) => {
        const ref = await handedOver(...written)
        const said = written.flatMap(({ part }) => (part?.t === 'shared' ? [part.body] : []))
        const own = written.findLast(({ part }) => part?.t === 'noted')?.part?.body ?? {}
        const both = {
          ...filled({ contact: said.findLast(({ contact }) => contact !== undefined)?.contact }),
          messages: said.flatMap(({ message }) =>
            message === undefined ? [] : [{ organisationId: office.id, on, text: message }],
          ),
          unreadable: 0,
        }
        for (const device of [sender, colleague]) expect(await readParts(ref, device)).toEqual({ ...both, ...own })
        expect(await readParts(ref, receiver)).toEqual(both)
      }),
      { numRuns: 25 },
    )
  })
})

describe('a note', () => {
  it('never reaches the other organisation, in no event', async () => {
    const ref = await handedOver(noted({ caseReference: 'Kanarienvogel-7Q' }))
    const there = await receiver.database.referrals.get(ref)
    expect(there?.events.map(({ p }) => JSON.parse(p).t)).toEqual(['requested'])
    expect(await readNoted(ref, receiver)).toBeUndefined()
    expect(await readNoted(ref, colleague)).toEqual({ caseReference: 'Kanarienvogel-7Q' })
  })

  it('is replaced by a later one as a whole', async () => {
    const ref = await handedOver(noted({ caseReference: 'AZ 1', ownWords: 'alt' }))
    await authorEvents([{ ...noted({ ownWords: 'neu' }), ref }], {}, sender)
    expect(await readNoted(ref, sender)).toEqual({ ownWords: 'neu' })
  })

  it('of the receiver is its own alone', async () => {
    const ref = await handedOver()
    await authorEvents([{ ...noted({ caseReference: 'FZ 9' }), ref }], {}, receiver)
    await carry(receiver, sender, ref)
    expect(await readNoted(ref, receiver)).toEqual({ caseReference: 'FZ 9' })
    expect(await readNoted(ref, sender)).toBeUndefined()
  })
})

describe('what cannot be opened', () => {
  async function changed(device: Device, ref: string, type: string, change: (payload: Payload) => void) {
    const record = (await device.database.referrals.get(ref)) ?? expect.fail('no referral')
    const events = record.events.map((event) => {
      const payload = JSON.parse(event.p) as Payload
      if (payload.t !== type) return event
      change(payload)
      return { ...event, p: JSON.stringify(payload) }
    })
    await device.database.referrals.put(recordOf(ref, events))
  }
  type Payload = { t: string; id: string; lam: number; x: { k: string; d: string }; w?: unknown }

  it.each<[string, (payload: Payload) => void]>([
    ['another ciphertext', ({ x }) => (x.d = `${x.d.startsWith('A') ? 'B' : 'A'}${x.d.slice(1)}`)],
    ['another place', (payload) => payload.lam++],
    ['a key that is not there', ({ x }) => (x.k = '01990000-0000-7000-8000-0000000000ee')],
    ['no wrap', (payload) => delete payload.w],
  ])('is counted and hides nothing else: %s', async (_, change) => {
    const ref = await handedOver(shared({ message: 'bleibt weg' }), noted({ caseReference: 'AZ 1' }))
    await changed(sender, ref, 'shared', change)
    expect(await readParts(ref, sender)).toEqual({ messages: [], caseReference: 'AZ 1', unreadable: 1 })
  })

  it('is counted where this device has no key at all', async () => {
    const ref = await handedOver(shared({ message: 'x' }), noted({ caseReference: 'AZ 1' }))
    await receiver.database.meta.delete('keyring')
    expect(await readParts(ref, receiver)).toEqual({ messages: [], unreadable: 1 })
  })
})

describe('a new epoch', () => {
  it('is sealed to at once, and what was sealed before stays readable', async () => {
    const ref = await handedOver(shared({ message: 'vorher' }))
    await centre.rotate()
    await pin(sender, centre)
    await authorEvents([{ ...shared({ message: 'nachher' }), ref }], {}, sender)
    await carry(sender, receiver, ref)
    expect(await readParts(ref, receiver)).toMatchObject({ messages: [{ text: 'vorher' }], unreadable: 1 })
    await keepKeyring(centre.keyring, receiver)
    expect((await readParts(ref, receiver)).messages.map(({ text }) => text)).toEqual(['vorher', 'nachher'])
  })
})

describe('a locked page', () => {
  it('opens nothing, not even what it had open before', async () => {
    const ref = await handedOver(shared({ message: 'Kanarienvogel-7Q' }))
    await setPin('482913', undefined, sender)
    expect((await readParts(ref, sender)).messages).toHaveLength(1)
    await lockNow(sender)
    await expect(readParts(ref, sender)).rejects.toMatchObject({ code: 'locked' })
    await expect(readNoted(ref, sender)).rejects.toMatchObject({ code: 'locked' })
    await unlock('482913', sender)
    expect((await readParts(ref, sender)).messages).toHaveLength(1)
  })
})
