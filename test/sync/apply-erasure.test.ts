/** An erasure that the server tells of is obeyed at once only where it proves itself; else the events wait for a person. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { authorEvent } from '../../extension/events/author.ts'
import { startMessage } from '../../extension/store/message-drafts.ts'
import { mirrored } from '../../extension/store/mirror.ts'
import { applyErasure } from '../../extension/sync/apply-erasure.ts'
import { discard, quarantined, sendAgain } from '../../extension/sync/quarantine.ts'
import { keepRetention } from '../../extension/sync/retention.ts'
import { readStatus } from '../../extension/sync/status.ts'
import { syncStep } from '../../extension/sync/step.ts'
import { eraseReferral } from '../../server/feeds/erase.ts'
import { anEnrolledDevice, type TestDevice } from '../builders/a-device.ts'
import { aNetwork, anOrganisationId, type TestNetwork } from '../builders/a-network.ts'
import { requestedFactsOf } from '../builders/a-referral.ts'

const day = 24 * 3_600_000

let network: TestNetwork
let author: TestDevice
let reader: TestDevice
beforeAll(async () => {
  network = await aNetwork()
})
afterAll(() => network.close())
beforeEach(async () => {
  author = await anEnrolledDevice(network)
  reader = await anEnrolledDevice(network)
  await syncStep({}, reader)
})

async function delivered(): Promise<{ ref: string; id: string }> {
  const written = await authorEvent(
    { type: 'requested', facts: requestedFactsOf(), to: anOrganisationId(1) },
    {},
    author,
  )
  expect(await syncStep({}, author)).toBe('done')
  return written
}

describe('an erasure', () => {
  it('without proof puts the events aside for thirty days, then lets them go', async () => {
    const { ref, id } = await delivered()
    await syncStep({}, reader)
    await eraseReferral(network.store(), ref, 'request')
    expect(await syncStep({}, reader)).toBe('done')
    expect(await reader.database.referrals.get(ref)).toBeUndefined()
    expect(await quarantined(reader)).toMatchObject([{ id, why: 'erased' }])
    reader.clock.turn(31 * day)
    expect(await syncStep({}, reader)).toBe('done')
    expect(await quarantined(reader)).toEqual([])
    expect(await reader.database.gone.get(id)).toBeDefined()
  })

  it('that the own retention rule asks for too is obeyed at once', async () => {
    const { ref, id } = await delivered()
    await authorEvent({ type: 'cancelled', facts: { on: '2026-03-02', cancelReason: 'need_ceased' }, ref }, {}, author)
    await syncStep({}, author)
    await syncStep({}, reader)
    await reader.database.localNotes.put({ ref, caseReference: 'AZ 1' })
    await keepRetention(24, reader)
    reader.clock.turn(3 * 366 * day)
    await eraseReferral(network.store(), ref, 'retention')
    expect(await syncStep({}, reader)).toBe('done')
    expect(await reader.database.gone.get(id)).toBeDefined()
    expect(await reader.database.localNotes.get(ref)).toBeUndefined()
    expect((await readStatus(reader)).quarantined).toBe(0)
  })

  it('told by a push alone puts the event aside', async () => {
    const { ref } = await delivered()
    await eraseReferral(network.store(), ref, 'request')
    const { id } = await authorEvent({ type: 'note_filed', facts: { on: '2026-03-02' }, ref }, {}, author)
    expect(await syncStep({}, author)).toBe('done')
    expect((await quarantined(author)).map((event) => event.id)).toContain(id)
  })

  it('can be confirmed by a person: the event goes for good, and a feed read anew does not bring it back', async () => {
    const { ref, id } = await delivered()
    await eraseReferral(network.store(), ref, 'request')
    await syncStep({}, author)
    await author.database.localNotes.put({ ref, caseReference: 'AZ 1' })
    for (const aside of await quarantined(author)) await discard(aside, author)
    expect(await author.database.gone.get(id)).toBeDefined()
    expect(await author.database.localNotes.get(ref)).toBeUndefined()
    expect((await mirrored(author)).map((event) => event.id)).not.toContain(id)
    expect(await syncStep({ insist: true }, author)).toBe('done')
    expect(await quarantined(author)).toEqual([])
    expect((await readStatus(author)).undelivered).toBe(0)
  })

  it('can be taken back by a person: the event is offered again', async () => {
    const { ref, id } = await delivered()
    await eraseReferral(network.store(), ref, 'request')
    await syncStep({}, author)
    const [aside] = await quarantined(author)
    expect(aside?.id).toBe(id)
    if (aside !== undefined) await sendAgain(aside, author)
    expect((await author.database.referrals.get(ref))?.events).toHaveLength(1)
  })

  it('is not put off by sending again, nor by being said again: its thirty days go on from the first word', async () => {
    const { ref, id } = await delivered()
    await eraseReferral(network.store(), ref, 'request')
    await syncStep({}, author)
    const first = await quarantined(author)
    author.clock.turn(20 * day)
    for (const aside of first) await sendAgain(aside, author)
    await syncStep({}, author)
    expect(await quarantined(author)).toEqual(first)
    await author.database.transaction('rw', author.database.tables, async () =>
      applyErasure(author, [{ ids: [id], why: 'request' }]),
    )
    expect(await quarantined(author)).toEqual(first)
    await author.database.localNotes.put({ ref, caseReference: 'AZ 1' })
    await startMessage(ref, author)
    author.clock.turn(11 * day)
    await syncStep({}, author)
    expect(await quarantined(author)).toEqual([])
    expect(await author.database.gone.get(id)).toBeDefined()
    expect(await author.database.drafts.count()).toBe(0)
    expect(await author.database.localNotes.get(ref)).toBeUndefined()
  })
})
