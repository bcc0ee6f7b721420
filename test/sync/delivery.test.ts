/** What one device writes reaches the server, its colleagues and the receiving organisation. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authorEvent, undoEvent } from '../../extension/events/author.ts'
import type { Device } from '../../extension/store/device.ts'
import { mirrored } from '../../extension/store/mirror.ts'
import { readStatus } from '../../extension/sync/status.ts'
import { syncStep } from '../../extension/sync/step.ts'
import { anEnrolledDevice } from '../builders/a-device.ts'
import { aNetwork, anOrganisationId, type TestNetwork } from '../builders/a-network.ts'
import { requestedFactsOf } from '../builders/a-referral.ts'

let network: TestNetwork
beforeAll(async () => {
  network = await aNetwork()
})
afterAll(() => network.close())

const requested = { type: 'requested', facts: requestedFactsOf(), to: anOrganisationId(1) } as const

async function synced(...devices: Device[]): Promise<void> {
  for (const device of devices) expect(await syncStep({}, device)).toBe('done')
}

describe('an event', () => {
  it('reaches a colleague and the receiver, with the same state everywhere', async () => {
    const [author, colleague, receiver] = await Promise.all([
      anEnrolledDevice(network),
      anEnrolledDevice(network),
      anEnrolledDevice(network, { organisation: 1 }),
    ])
    const { ref } = await authorEvent(requested, {}, author)
    await synced(author, colleague, receiver)
    await authorEvent({ type: 'accepted', facts: { on: '2026-03-04' }, ref }, {}, receiver)
    await synced(receiver, author, colleague)
    const states = await Promise.all(
      [author, colleague, receiver].map(async (one) => (await one.database.referrals.get(ref))?.state),
    )
    expect(states[0]?.status).toBe('accepted')
    expect(states[1]).toEqual(states[0])
    expect(states[2]).toEqual(states[0])
  })

  it('is undelivered until the feed brought it back, and mirrored as long', async () => {
    const author = await anEnrolledDevice(network)
    await authorEvent(requested, {}, author)
    expect(await readStatus(author)).toMatchObject({ undelivered: 1, oldestUndelivered: '2026-03-02T09:00:00.000Z' })
    expect(await mirrored(author)).toHaveLength(1)
    await synced(author)
    expect(await readStatus(author)).toMatchObject({ undelivered: 0, phase: 'idle' })
    expect(await mirrored(author)).toEqual([])
  })

  it('is not sent while it can be undone, and is gone when it was', async () => {
    const author = await anEnrolledDevice(network)
    const { ref, id } = await authorEvent(requested, { holdMs: 10_000 }, author)
    await synced(author)
    expect((await readStatus(author)).undelivered).toBe(1)
    expect(await undoEvent(ref, id, author)).toBe(true)
    expect(await author.database.referrals.get(ref)).toBeUndefined()
    expect(await mirrored(author)).toEqual([])
  })

  it('cannot be undone once its time is over, and is then sent', async () => {
    const author = await anEnrolledDevice(network)
    const { ref, id } = await authorEvent(requested, { holdMs: 10_000 }, author)
    author.clock.turn(10_001)
    expect(await undoEvent(ref, id, author)).toBe(false)
    await synced(author)
    expect((await readStatus(author)).undelivered).toBe(0)
  })

  it('cannot be undone after it was sent, even when the clock is set back', async () => {
    const author = await anEnrolledDevice(network)
    const { ref, id } = await authorEvent(requested, { holdMs: 10_000 }, author)
    author.clock.turn(10_001)
    await synced(author)
    author.clock.turn(-60_000)
    expect(await undoEvent(ref, id, author)).toBe(false)
  })

  it('is written on top of what another page wrote at the same moment', async () => {
    const author = await anEnrolledDevice(network)
    const { ref } = await authorEvent(requested, {}, author)
    await Promise.all(
      [1, 2, 3].map(() => authorEvent({ type: 'note_filed', facts: { on: '2026-03-02' }, ref }, {}, author)),
    )
    const record = await author.database.referrals.get(ref)
    expect(record?.events).toHaveLength(4)
    expect(record?.state.lam).toBe(4)
  })
})

describe('a server that lost what it knew', () => {
  it.each(['silent', undefined] as const)('gets it again from the devices after a restore (%s)', async (how) => {
    const [author, receiver] = await Promise.all([
      anEnrolledDevice(network),
      anEnrolledDevice(network, { organisation: 1 }),
    ])
    await network.backup()
    const { ref } = await authorEvent(requested, {}, author)
    await synced(author)
    await network.restore(how)
    const { ref: later } = await authorEvent(requested, {}, author)
    await synced(author, receiver)
    expect(await receiver.database.referrals.get(ref)).toBeDefined()
    expect(await receiver.database.referrals.get(later)).toBeDefined()
    expect((await readStatus(author)).undelivered).toBe(0)
  })
})
