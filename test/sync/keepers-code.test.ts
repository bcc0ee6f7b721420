/** What a keeper's code proves whatever the server says: whose the keys are, which role, which server and organisation. */
import { beforeEach, describe, expect, it } from 'vitest'
import { openAlarms } from '../../extension/store/alarms.ts'
import { ownKeyLog } from '../../extension/store/key-logs.ts'
import { readMeta, writeMeta } from '../../extension/store/meta.ts'
import { waitingWords } from '../../extension/sync/admission.ts'
import { admitDevice, readDevices } from '../../extension/sync/devices.ts'
import { enrol } from '../../extension/sync/enrol.ts'
import { makeInvitation } from '../../extension/sync/invite.ts'
import { syncStep } from '../../extension/sync/step.ts'
import type { EnrolAnswer, EnrolRequest } from '../../shared/protocol/enrolment.ts'
import { aDevice, type TestDevice } from '../builders/a-device.ts'
import { altered, aMeddler, at, type Meddler } from '../builders/a-meddler.ts'
import { aNetwork, anOrganisationId, serverAddress, type TestNetwork } from '../builders/a-network.ts'
import { idOf } from '../builders/device-acts.ts'

let network: TestNetwork
let between: Meddler
let keeper: TestDevice

beforeEach(async () => {
  network = await aNetwork()
  between = aMeddler(network.send)
  keeper = aDevice({ fetch: network.send })
  await enrol(serverAddress, await network.invite(anOrganisationId(0)), keeper)
  expect(await syncStep({}, keeper)).toBe('done')
  return () => network.close()
})

async function invited(options: { immediate: boolean }): Promise<TestDevice> {
  const device = aDevice({ fetch: between.send })
  const { code } = await makeInvitation({ role: 'professional', ...options }, keeper)
  await enrol(serverAddress, code, device)
  return device
}

/** A code of the keeper, who was enrolled at that address. */
async function aCodeFor(server: string): Promise<string> {
  const present = await readMeta(keeper.database, 'enrolment')
  if (present === undefined) throw new Error('not enrolled')
  await writeMeta(keeper.database, 'enrolment', { ...present, server })
  return (await makeInvitation({ role: 'professional', immediate: false }, keeper)).code
}

const logOf = async (device: TestDevice) => (await ownKeyLog(device))?.log
const alarmsOf = async (device: TestDevice) => (await openAlarms(device)).map(({ code }) => code)

describe('a keeper’s code', () => {
  it('shows when the server put other keys in its place', async () => {
    between.meddle(
      at('/v1/enrol', async (seen) => {
        const request = seen.body as EnrolRequest
        const device = { ...request.device, agreeKey: 'B'.repeat(43) }
        return network.send(`${serverAddress}/v1/enrol`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ ...request, device }),
        })
      }),
    )
    const device = await invited({ immediate: false })
    const [row] = await readDevices(keeper)
    expect(row).toMatchObject({ proof: 'wrong_code', admitted: false })
    await expect(admitDevice(await idOf(device), { keeper: false }, keeper)).rejects.toMatchObject({ code: 'forged' })
    expect(await alarmsOf(keeper)).toEqual(['forged'])
    expect((await logOf(keeper))?.devices).toHaveLength(1)
  })

  it('admits to no more than it was made for, whatever role the server says', async () => {
    const { code } = await makeInvitation({ role: 'offer_editor', immediate: false }, keeper)
    const raised = { role: 'professional' as const }
    await network.store().db.updateTable('invitation').set(raised).where('id', '=', code.slice(0, 8)).execute()
    const device = aDevice({ fetch: network.send })
    expect((await enrol(serverAddress, code, device)).role).toBe('offer_editor')
    const [row] = await readDevices(keeper)
    expect(row).toMatchObject({ proof: 'wrong_code', role: 'professional', admitted: false })
    await expect(admitDevice(row?.id ?? '', { keeper: false }, keeper)).rejects.toMatchObject({ code: 'forged' })
    expect((await logOf(keeper))?.devices).toHaveLength(1)
  })

  it('keeps its proof even after the server called it admitted', async () => {
    const { code } = await makeInvitation({ role: 'offer_editor', immediate: false }, keeper)
    await enrol(serverAddress, code, aDevice({ fetch: network.send }))
    expect((await readDevices(keeper))[0]).toMatchObject({ role: 'offer_editor', admitted: true, proof: 'code' })
    const raised = { role: 'professional', admitted_at: null } as const
    await network.store().db.updateTable('device').set(raised).where('role', '=', 'offer_editor').execute()
    expect((await readDevices(keeper))[0]).toMatchObject({ admitted: false, proof: 'wrong_code' })
  })

  it('gives a device that joins at once the role that its card says', async () => {
    between.meddle(
      at('/v1/enrol', async (_, pass) =>
        altered(await pass(), (answer: EnrolAnswer) => ({ ...answer, role: 'coordinator' })),
      ),
    )
    const device = await invited({ immediate: true })
    expect((await readMeta(device.database, 'enrolment'))?.role).toBe('professional')
    expect(await syncStep({}, device)).toBe('done')
    await syncStep({}, keeper)
    const listed = (await logOf(keeper))?.devices.map(({ role }) => role)
    expect(listed).toEqual(['professional', 'professional'])
  })

  const here = 'http://127.0.0.1:8080'
  it.each([
    [here, 'http://localhost:8080'],
    [here, '[::1]:8080'],
    ['http://localhost:8080', here],
  ])('for %s holds at %s, which is the same machine', async (named, typed) => {
    const device = aDevice({ fetch: network.send })
    await enrol(typed, await aCodeFor(named), device)
    expect(await syncStep({}, device)).toBe('done')
    expect(await waitingWords(device)).toMatchObject({ needed: false })
  })

  it.each([
    [here, 'http://localhost:8081'],
    [here, 'https://localhost:8080'],
    [here, 'https://network.example:8080'],
    ['https://network.example', 'http://127.0.0.1'],
    ['https://network.example', 'https://www.network.example'],
    ['https://network.example', 'https://network.example:8443'],
    ['https://localhost.example', 'https://localhost'],
  ])('for %s is refused at %s', async (named, typed) => {
    const joining = enrol(typed, await aCodeFor(named), aDevice({ fetch: network.send }))
    await expect(joining).rejects.toMatchObject({ code: 'other_network' })
  })

  it('is refused where its card was made for another server or organisation, and where somebody changed it', async () => {
    const { code } = await makeInvitation({ role: 'professional', immediate: false }, keeper)
    await expect(enrol('https://other.example', code, aDevice({ fetch: between.send }))).rejects.toMatchObject({
      code: 'other_network',
    })
    const led = (answer: EnrolAnswer) => ({
      ...answer,
      organisation: { ...answer.organisation, id: anOrganisationId(1) },
    })
    between.meddle(at('/v1/enrol', async (_, pass) => altered(await pass(), led)))
    await expect(invited({ immediate: false })).rejects.toMatchObject({ code: 'other_network' })
    between.meddle(
      at('/v1/enrol', async (_, pass) =>
        altered(await pass(), (answer: EnrolAnswer) => ({ ...answer, card: `${answer.card?.slice(0, -4)}AAAA` })),
      ),
    )
    await expect(invited({ immediate: false })).rejects.toMatchObject({ code: 'cannot_open' })
  })
})
