/** Writing events in sets: all or nothing, for whom they are, and what a removal takes along. */
import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import { authorEvents, undoEvents } from '../../extension/events/author.ts'
import type { AnyWritten } from '../../extension/events/written.ts'
import { lockNow, setPin } from '../../extension/keys/lock.ts'
import { readParts } from '../../extension/keys/parts.ts'
import { markCompared } from '../../extension/keys/peers.ts'
import { keepSealingRule } from '../../extension/keys/seal-for.ts'
import { writeMeta } from '../../extension/store/meta.ts'
import { mirrored } from '../../extension/store/mirror.ts'
import type { Payload } from '../../shared/protocol/payload.ts'
import { requestedFactsOf } from '../builders/a-referral.ts'
import {
  aDeviceWithKeys,
  carry,
  type DeviceWithKeys,
  type OrganisationWithKeys,
} from '../builders/an-organisation-with-keys.ts'
import { message, note, on, payloads, twoOffices } from './two-offices.ts'

const holdMs = 10_000

let office: OrganisationWithKeys
let centre: OrganisationWithKeys
let sender: DeviceWithKeys
let receiver: DeviceWithKeys

beforeEach(async () => {
  ;({ office, centre, sender } = await twoOffices())
  receiver = await aDeviceWithKeys(centre, { knows: [office] })
})

const plan: AnyWritten = { type: 'planned', facts: { on, followUpOn: '2026-03-20' } }

function requested(consentScopes = requestedFactsOf().consentScopes): AnyWritten {
  return { type: 'requested', facts: requestedFactsOf({ consentScopes }), to: centre.id }
}

const types = (events: Payload[]) => events.map(({ t }) => t)

async function nothingStored(device: DeviceWithKeys) {
  expect(await device.database.referrals.count()).toBe(0)
  expect(await mirrored(device)).toEqual([])
}

describe('a set of events', () => {
  it('is stored as one, each event knowing those before it', async () => {
    const { ref, ids } = await authorEvents([requested(), message, note, plan], { holdMs }, sender)
    const events = await payloads(sender, ref)
    expect(events.map(({ id }) => id)).toEqual(ids)
    expect(events.map(({ lam }) => lam)).toEqual([1, 2, 3, 4])
    expect(events.map(({ par }) => par)).toEqual([undefined, [ids[0]], [ids[0]], [ids[0]]])
    expect(events.map(({ own }) => own)).toEqual([undefined, undefined, true, true])
    expect((await mirrored(sender)).map(({ id }) => id).sort()).toEqual(ids.toSorted())
  })

  it('is not stored at all where one of it cannot be written', async () => {
    const tooLong: AnyWritten = { ...message, part: { t: 'shared', body: { message: 'x'.repeat(4_001) } } }
    await expect(authorEvents([requested(), note, tooLong], {}, sender)).rejects.toMatchObject({ code: 'malformed' })
    await nothingStored(sender)
  })

  it('is of one referral', async () => {
    const refs = ['01990000-0000-7000-8000-0000000000e1', '01990000-0000-7000-8000-0000000000e2']
    const twice = refs.map((ref) => ({ ...plan, ref }))
    await expect(authorEvents(twice, {}, sender)).rejects.toMatchObject({ code: 'malformed' })
    await expect(authorEvents([], {}, sender)).rejects.toMatchObject({ code: 'malformed' })
  })

  it('is taken back whole while all of it is held, and not in part once its time is over', async () => {
    const { ref, ids } = await authorEvents([requested(), message, note], { holdMs }, sender)
    expect(await undoEvents(ref, ids, sender)).toBe(true)
    await nothingStored(sender)
    const again = await authorEvents([requested(), note], { holdMs }, sender)
    sender.clock.turn(holdMs)
    expect(await undoEvents(again.ref, again.ids, sender)).toBe(false)
    expect(types(await payloads(sender, again.ref))).toEqual(['requested', 'noted'])
  })

  it('written while another page writes keeps both', async () => {
    const { ref } = await authorEvents([requested()], {}, sender)
    const page = sender.anotherPage()
    await Promise.all([
      authorEvents([{ ...note, ref }, plan], {}, sender),
      authorEvents([{ ...message, ref }], {}, page),
    ])
    expect(types(await payloads(sender, ref)).sort()).toEqual(['noted', 'planned', 'requested', 'shared'])
  })

  it('has a part exactly where its type is sealed', async () => {
    const { part: _, ...bare } = message
    await expect(authorEvents([requested(), bare], {}, sender)).rejects.toMatchObject({ code: 'malformed' })
    const stuffed: AnyWritten = { ...plan, part: { t: 'noted', body: {} } }
    await expect(authorEvents([requested(), stuffed], {}, sender)).rejects.toMatchObject({ code: 'malformed' })
  })
})

describe('a key', () => {
  it('is made for every sealed event, so that one can be erased without the other', async () => {
    const { ref } = await authorEvents([requested(), message, message], {}, sender)
    const sealed = (await payloads(sender, ref)).filter(({ x }) => x !== undefined)
    expect(sealed.map(({ id, x }) => x?.k === id)).toEqual([true, true])
    expect(sealed.map(({ w }) => w?.e)).toEqual([
      { [office.id]: 1, [centre.id]: 1 },
      { [office.id]: 1, [centre.id]: 1 },
    ])
  })

  it('of a note is wrapped for the own organisation alone', async () => {
    const { ref } = await authorEvents([requested(), note], {}, sender)
    expect((await payloads(sender, ref)).at(-1)?.w?.e).toEqual({ [office.id]: 1 })
  })
})

describe('what the receiver writes', () => {
  const accepted: AnyWritten = { type: 'accepted', facts: { on } }
  const withdrawn: AnyWritten = { type: 'consent_withdrawn', facts: { on, scopes: ['forward_need'] } }

  async function arrived(...scopes: Parameters<typeof requested>) {
    const { ref } = await authorEvents([requested(...scopes)], {}, sender)
    await carry(sender, receiver, ref)
    return ref
  }

  it('is for both sides where the family allows an answer', async () => {
    const ref = await arrived(['feedback', 'forward_need'])
    await authorEvents([{ ...accepted, ref }, message, note], {}, receiver)
    expect((await payloads(receiver, ref)).map(({ own }) => own)).toEqual([undefined, undefined, undefined, true])
  })

  it('stays with it where no answer is allowed, except that consent was withdrawn', async () => {
    const ref = await arrived(['forward_need'])
    const [requestedId] = (await payloads(receiver, ref)).map(({ id }) => id)
    await authorEvents([{ ...accepted, ref }], {}, receiver)
    await authorEvents([{ ...withdrawn, ref }], {}, receiver)
    const events = await payloads(receiver, ref)
    expect(events.map(({ own }) => own)).toEqual([undefined, true, undefined])
    expect(events.at(-1)?.par).toEqual([requestedId])
    await carry(receiver, sender, ref)
    expect((await sender.database.referrals.get(ref))?.state.status).toBe('cancelled')
  })

  it('is no message where no answer is allowed', async () => {
    const ref = await arrived(['forward_need'])
    await expect(authorEvents([{ ...message, ref }], {}, receiver)).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('contact data', () => {
  it('is not sealed where consent does not cover it, or nobody would receive it', async () => {
    const noContact = authorEvents([requested(['forward_need', 'feedback']), message], {}, sender)
    await expect(noContact).rejects.toMatchObject({ code: 'forbidden' })
    const { to: _, ...alone } = requested()
    await expect(authorEvents([alone as AnyWritten, message], {}, sender)).rejects.toMatchObject({ code: 'forbidden' })
    await nothingStored(sender)
  })

  it('is not sealed for an organisation without keys, or whose keys changed', async () => {
    await sender.database.keyLogs.update(centre.id, { blocked: { why: 'key_changed', at: 1 } })
    await expect(authorEvents([requested(), message], {}, sender)).rejects.toMatchObject({ code: 'key_changed' })
    await sender.database.keyLogs.delete(centre.id)
    await expect(authorEvents([requested(), message], {}, sender)).rejects.toMatchObject({ code: 'recipient_unknown' })
    await nothingStored(sender)
  })

  it('waits for the six words where the policy asks for that', async () => {
    await keepSealingRule(true, sender)
    await expect(authorEvents([requested(), message], {}, sender)).rejects.toMatchObject({ code: 'forbidden' })
    expect((await authorEvents([requested(), note], {}, sender)).ids).toHaveLength(2)
    await markCompared(centre.id, sender)
    expect((await authorEvents([requested(), message], {}, sender)).ids).toHaveLength(2)
  })
})

describe('a device that may not write', () => {
  it('says why, and stores nothing', async () => {
    await writeMeta(sender.database, 'admission', 'waiting')
    await expect(authorEvents([requested()], {}, sender)).rejects.toMatchObject({ code: 'not_admitted' })
    await writeMeta(sender.database, 'admission', 'admitted')
    await setPin('482913', undefined, sender)
    await lockNow(sender)
    await expect(authorEvents([requested()], {}, sender)).rejects.toMatchObject({ code: 'locked' })
    await nothingStored(sender)
  })
})

describe('what is erased', () => {
  const forwardContact: AnyWritten = { type: 'consent_withdrawn', facts: { on, scopes: ['forward_contact'] } }

  it('by a withdrawal is gone at the writer at once: in its referral, in its mirror, and for good', async () => {
    const { ref, ids } = await authorEvents([requested(), message, note], {}, sender)
    await authorEvents([{ ...forwardContact, ref }], { holdMs }, sender)
    expect(types(await payloads(sender, ref))).toEqual(['requested', 'noted', 'consent_withdrawn'])
    expect(await sender.database.gone.toCollection().primaryKeys()).toEqual([ids[1]])
    expect((await mirrored(sender)).map(({ id }) => id)).not.toContain(ids[1])
    expect(await readParts(ref, sender)).toEqual({ messages: [], caseReference: 'AZ 1', unreadable: 0 })
  })

  it('by a withdrawal of the receiver is gone there too', async () => {
    const { ref } = await authorEvents([requested(), message], {}, sender)
    await carry(sender, receiver, ref)
    await authorEvents([{ ...forwardContact, ref }], {}, receiver)
    expect(types(await payloads(receiver, ref))).toEqual(['requested', 'consent_withdrawn'])
  })

  it('by a removal is what it names of the own organisation, and nothing of the other', async () => {
    const { ref, ids } = await authorEvents([requested(), message, note], {}, sender)
    await carry(sender, receiver, ref)
    const removal: AnyWritten = { type: 'removed', ref, facts: { on, events: ids } }
    await authorEvents([removal], {}, receiver)
    expect(types(await payloads(receiver, ref))).toEqual(['requested', 'shared', 'removed'])
    await authorEvents([removal], {}, sender)
    expect(types(await payloads(sender, ref))).toEqual(['requested', 'removed'])
  })

  it('by the removal of the whole referral is all of it but this word, at once', async () => {
    const { ref } = await authorEvents([requested(), message, note], {}, sender)
    await authorEvents([{ type: 'removed', ref, facts: { on, events: [], all: true } }], {}, sender)
    expect(types(await payloads(sender, ref))).toEqual(['removed'])
  })

  it('is never held, for undoing could not bring it back', async () => {
    const { ref } = await authorEvents([requested(), message], {}, sender)
    const { ids } = await authorEvents([{ ...forwardContact, ref }], { holdMs }, sender)
    expect(await undoEvents(ref, ids, sender)).toBe(false)
  })
})
