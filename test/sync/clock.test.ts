/** A device whose clock is wrong goes on as ever, and its person is told by how much. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { authorEvent } from '../../extension/events/author.ts'
import { readParts } from '../../extension/keys/parts.ts'
import { admitDevice, readDevices } from '../../extension/sync/devices.ts'
import { enrol } from '../../extension/sync/enrol.ts'
import { makeInvitation } from '../../extension/sync/invite.ts'
import { readStatus } from '../../extension/sync/status.ts'
import { syncStep } from '../../extension/sync/step.ts'
import { aClock, aDevice, anEnrolledDevice } from '../builders/a-device.ts'
import { aNetwork, anOrganisationId, serverAddress, type TestNetwork } from '../builders/a-network.ts'
import { requestedFactsOf } from '../builders/a-referral.ts'
import { aNoted, idOf, synced } from '../builders/device-acts.ts'

const noon = Date.parse('2026-03-02T12:00:00Z')
const hour = 3_600_000
const day = 24 * hour

let network: TestNetwork
beforeAll(async () => {
  network = await aNetwork({ now: () => noon })
})
afterAll(() => network.close())

it.each([
  ['a year ahead', 365 * day, 365],
  ['a year behind', -365 * day, -365],
  ['a day and a half ahead', 1.5 * day, 1.5],
  ['eleven hours behind', -11 * hour, undefined],
  ['right', 0, undefined],
])('%s', async (_, off, told) => {
  const clock = aClock(noon + off)
  const device = await anEnrolledDevice(network, { clock })
  const event = { type: 'requested', facts: requestedFactsOf(), to: anOrganisationId(1) } as const
  const { ref } = await authorEvent(event, {}, device)
  expect(await syncStep({}, device)).toBe('done')
  const { clockOff, undelivered } = await readStatus(device)
  expect({ clockOff, undelivered }).toEqual({ clockOff: told, undelivered: 0 })
  expect(await device.database.referrals.get(ref)).toBeDefined()
})

it.each([
  ['ahead', 365 * day],
  ['behind', -365 * day],
])('a year %s, invites a device and admits it, which reads what was sealed before', async (_, off) => {
  const keeper = await anEnrolledDevice(network, { clock: aClock(noon + off) })
  const sealed = await aNoted(keeper, 'Kanarienvogel-7Q')
  await synced(keeper)
  const invite = () => makeInvitation({ role: 'professional', immediate: false }, keeper)
  const { code } = await invite()
  // A code made later must not make this device forget the first, however late it believes it is.
  await invite()
  const joining = aDevice({ fetch: network.send, clock: aClock(noon - off) })
  await enrol(serverAddress, code, joining)
  expect((await readDevices(keeper)).find(({ admitted }) => !admitted)?.proof).toBe('code')
  await admitDevice(await idOf(joining), { keeper: false }, keeper)
  await synced(joining)
  expect((await readParts(sealed, joining)).caseReference).toBe('Kanarienvogel-7Q')
})

it('is no longer told once the clock was put right', async () => {
  const device = await anEnrolledDevice(network, { clock: aClock(noon + 3 * day) })
  await syncStep({}, device)
  expect((await readStatus(device)).clockOff).toBe(3)
  device.clock.turn(-3 * day)
  await syncStep({ insist: true }, device)
  expect((await readStatus(device)).clockOff).toBeUndefined()
})
