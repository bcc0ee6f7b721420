/** The header of a new event, in the clear: what it tells whom, and that there is always room for one more word. */
import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import { authorEvents } from '../../extension/events/author.ts'
import type { AnyWritten } from '../../extension/events/written.ts'
import { writeMeta } from '../../extension/store/meta.ts'
import { putEvents } from '../../extension/store/referrals.ts'
import { writeCursor } from '../../shared/protocol/cursor.ts'
import { limits } from '../../shared/protocol/limits.ts'
import { requestedFactsOf } from '../builders/a-referral.ts'
import type { DeviceWithKeys, OrganisationWithKeys } from '../builders/an-organisation-with-keys.ts'
import { message, note, on, payloads, twoOffices } from './two-offices.ts'

let office: OrganisationWithKeys
let centre: OrganisationWithKeys
let sender: DeviceWithKeys

beforeEach(async () => {
  ;({ office, centre, sender } = await twoOffices())
})

const requested = (): AnyWritten => ({ type: 'requested', facts: requestedFactsOf(), to: centre.id })

describe('a new event', () => {
  it('tells colleagues where the device stands in the feed, and nobody else how much has happened there', async () => {
    const chain = 'ab'.repeat(16)
    const cursor = writeCursor({ kind: 'f1', epoch: office.id, pos: 41, chain })
    await writeMeta(sender.database, 'feed', { cursor, gen: 1, rereading: false })
    const { ref } = await authorEvents([requested(), message, note], {}, sender)
    const at = (n: number) => ({ e: office.id, n, h: chain })
    expect((await payloads(sender, ref)).map(({ seen }) => seen)).toEqual([at(0), at(0), at(41)])
  })

  it('finds room where the other side drove the numbers to their end: consent can be withdrawn', async () => {
    const { ref } = await authorEvents([requested()], {}, sender)
    const [first] = await payloads(sender, ref)
    const { events } = (await sender.database.referrals.get(ref)) ?? expect.fail()
    const id = '01990000-0000-7000-8000-0000000000ff'
    const driven = { ...first, id, t: 'received', org: centre.id, lam: limits.lamportMax, par: [first?.id], c: { on } }
    await putEvents(sender.database, ref, [...events, { id, p: JSON.stringify(driven), s: '', gen: 1 }])
    await authorEvents([{ type: 'consent_withdrawn', ref, facts: { on, scopes: ['forward_contact'] } }], {}, sender)
    expect((await payloads(sender, ref)).at(-1)).toMatchObject({ t: 'consent_withdrawn', lam: limits.lamportMax })
    expect((await sender.database.referrals.get(ref))?.state).toMatchObject({
      status: 'cancelled',
      withdrawnScopes: ['forward_contact'],
    })
  })
})
