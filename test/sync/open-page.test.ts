/** Sync while a page is open: what is written goes out by itself, what is new comes in by itself. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { authorEvent } from '../../extension/events/author.ts'
import type { Device } from '../../extension/store/device.ts'
import { enrol } from '../../extension/sync/enrol.ts'
import { leadershipLock, startSync } from '../../extension/sync/start.ts'
import { readStatus } from '../../extension/sync/status.ts'
import { syncStep } from '../../extension/sync/step.ts'
import { aDevice, anEnrolledDevice, type TestDevice } from '../builders/a-device.ts'
import { aMeddler, at } from '../builders/a-meddler.ts'
import { aNetwork, anOrganisationId, serverAddress, type TestNetwork } from '../builders/a-network.ts'
import { requestedFactsOf } from '../builders/a-referral.ts'

const requested = { type: 'requested', facts: requestedFactsOf(), to: anOrganisationId(1) } as const

let network: TestNetwork
let stops: (() => void)[] = []
beforeEach(async () => {
  network = await aNetwork()
})
afterEach(async () => {
  for (const stop of stops) stop()
  stops = []
  await network.close()
})

/** As `syncNow` and `syncWhenDue`, without the index of the search. */
const steps = {
  now: (device: Device) => syncStep({ insist: true }, device),
  whenDue: (device: Device) => syncStep({}, device),
}

function open(device: Device): void {
  stops.push(startSync(device, steps))
}

const caughtUp = (device: TestDevice) =>
  vi.waitFor(
    async () => expect(await readStatus(device)).toMatchObject({ undelivered: 0, lastConfirmedAt: expect.any(String) }),
    5_000,
  )

describe('an open page', () => {
  it('sends what is written without being asked', async () => {
    const device = await anEnrolledDevice(network)
    open(device)
    await caughtUp(device)
    await authorEvent(requested, {}, device)
    await caughtUp(device)
  })

  it('hears of what a colleague sent through the live line', async () => {
    const device = await anEnrolledDevice(network)
    const colleague = await anEnrolledDevice(network)
    open(device)
    await caughtUp(device)
    const { ref } = await authorEvent(requested, {}, colleague)
    await syncStep({}, colleague)
    await vi.waitFor(async () => expect(await device.database.referrals.get(ref)).toBeDefined(), 5_000)
  })

  it('opens the live line again as soon as the server answers, however long it had to wait before', async () => {
    const between = aMeddler(network.send)
    const device = await anEnrolledDevice(network, { fetch: between.send })
    const colleague = await anEnrolledDevice(network)
    between.meddle(() => new Response(null, { status: 503 }))
    open(device)
    await vi.waitFor(async () => expect((await readStatus(device)).problem).toBeDefined(), 5_000)
    between.meddle(undefined)
    device.clock.turn(60_000)
    const lines = () => between.seen.filter(({ path }) => path === '/v1/live').length
    const before = lines()
    await vi.waitFor(() => expect(lines()).toBeGreaterThan(before), 4_000)
    const { ref } = await authorEvent(requested, {}, colleague)
    await syncStep({}, colleague)
    await vi.waitFor(async () => expect(await device.database.referrals.get(ref)).toBeDefined(), 5_000)
  })

  it('begins once the device is set up in it', async () => {
    const device = aDevice({ fetch: network.send })
    open(device)
    await enrol(serverAddress, await network.invite(anOrganisationId(0)), device)
    await caughtUp(device)
  })

  it('shows its token to nobody when another server answers on the live line', async () => {
    const between = aMeddler(network.send)
    const device = await anEnrolledDevice(network, { fetch: between.send })
    between.seen.length = 0
    between.meddle(at('/v1/hello', () => Response.json({ product: 'kettenglied' })))
    open(device)
    await vi.waitFor(async () => expect((await readStatus(device)).problem).toBeDefined(), 5_000)
    expect(between.seen.filter(({ authorization }) => authorization !== null)).toEqual([])
  })

  it('leads alone; when it closes, the next one takes over', async () => {
    const device = await anEnrolledDevice(network)
    const stop = startSync(device, steps)
    await caughtUp(device)
    const led: string[] = []
    const leading = async () => {
      led.push('second')
      return 'done' as const
    }
    const second = startSync(device, { now: leading, whenDue: leading })
    stops.push(second)
    expect(await device.locks.ifFree(leadershipLock(device), async () => 'free')).toBe('busy')
    expect(led).toEqual([])
    stop()
    await vi.waitFor(() => expect(led).toContain('second'), 5_000)
  })
})
