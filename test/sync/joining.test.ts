/** From nobody to an organisation with keepers: founding its keys, inviting, waiting and being admitted. */
import { beforeEach, describe, expect, it } from 'vitest'
import { authorEvent } from '../../extension/events/author.ts'
import { ownKeyring } from '../../extension/keys/own-keyring.ts'
import { openAlarms } from '../../extension/store/alarms.ts'
import { ownKeyLog } from '../../extension/store/key-logs.ts'
import { admission, confirmRoot, waitingWords } from '../../extension/sync/admission.ts'
import { hasCatalogue } from '../../extension/sync/catalogue.ts'
import { admitDevice, readDevices } from '../../extension/sync/devices.ts'
import { enrol } from '../../extension/sync/enrol.ts'
import { makeInvitation } from '../../extension/sync/invite.ts'
import { isNews } from '../../extension/sync/is-news.ts'
import { syncStep } from '../../extension/sync/step.ts'
import type { DevicesAnswer } from '../../shared/protocol/keys.ts'
import { aDevice, type TestDevice } from '../builders/a-device.ts'
import { altered, aMeddler, at, type Meddler } from '../builders/a-meddler.ts'
import { aNetwork, anOrganisationId, serverAddress, type TestNetwork } from '../builders/a-network.ts'
import { requestedFactsOf } from '../builders/a-referral.ts'
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

async function byOperator(): Promise<TestDevice> {
  const device = aDevice({ fetch: between.send })
  await enrol(serverAddress, await network.invite(anOrganisationId(0)), device)
  return device
}

const logOf = async (device: TestDevice) => (await ownKeyLog(device))?.log
const alarmsOf = async (device: TestDevice) => (await openAlarms(device)).map(({ code }) => code)

describe('the first device', () => {
  it('makes the keys and is a keeper', async () => {
    const log = await logOf(keeper)
    expect(log?.epochs).toHaveLength(1)
    expect(log?.devices).toMatchObject([{ id: await idOf(keeper), keeper: true, revoked: false }])
    expect((await ownKeyring(keeper))?.root).toBeDefined()
    expect(await admission(keeper)).toBe('admitted')
  })

  it.each(Array.from({ length: 8 }, (_, request) => request))(
    'goes on where it was cut off at request %i, before and after the server heard it',
    async (request) => {
      for (const heard of [false, true]) {
        const fresh = await aNetwork()
        let sent = 0
        const device = aDevice({
          fetch: async (url, init) => {
            const cut = sent++ === request
            if (cut && !heard) throw new TypeError('cut off')
            const answer = await fresh.send(url, init)
            if (cut) throw new TypeError('cut off')
            return answer
          },
        })
        const code = await fresh.invite(anOrganisationId(0))
        await enrol(serverAddress, code, device).catch(() => enrol(serverAddress, code, device))
        for (let step = 0; step < 2; step++) await syncStep({ insist: true }, device)
        const log = await logOf(device)
        expect(log?.devices).toHaveLength(1)
        const [keyring] = [await ownKeyring(device)]
        expect(keyring?.root).toBeDefined()
        expect(await admission(device)).toBe('admitted')
        await fresh.close()
      }
    },
  )

  it('that comes second waits for the other, with nothing of its own left', async () => {
    const fresh = await aNetwork()
    const devices = [aDevice({ fetch: fresh.send }), aDevice({ fetch: fresh.send })] as const
    for (const device of devices) await enrol(serverAddress, await fresh.invite(anOrganisationId(0)), device)
    await Promise.all(devices.map((device) => syncStep({}, device)))
    for (const device of devices) await syncStep({ insist: true }, device)
    expect((await Promise.all(devices.map((device) => admission(device)))).sort()).toEqual(['admitted', 'waiting'])
    const [one, other] = await Promise.all(devices.map(logOf))
    expect(one?.devices).toHaveLength(1)
    expect(other).toEqual(one)
    const keyrings = await Promise.all(devices.map((device) => ownKeyring(device)))
    expect(keyrings.filter((keyring) => keyring !== undefined)).toHaveLength(1)
    await fresh.close()
  })
})

describe('a device with a keeper’s code', () => {
  it('waits until the keeper has admitted it, then goes on by itself within one step', async () => {
    const device = await invited({ immediate: false })
    expect(await admission(device)).toBe('waiting')
    expect(await syncStep({}, device)).toBe('done')
    expect(await hasCatalogue(device)).toBe(true)
    expect(between.seen.some(({ path }) => path.startsWith('/v1/sync/'))).toBe(false)
    expect(await waitingWords(device)).toMatchObject({ needed: false })

    const rows = await readDevices(keeper)
    expect(rows).toMatchObject([
      { proof: 'code', admitted: false, own: false },
      { admitted: true, keeper: true, own: true },
    ])
    await admitDevice(await idOf(device), { keeper: false }, keeper)
    expect(await isNews(device, { feed: 0, catalogue: 0, keys: 4 })).toBe(true)
    expect(await syncStep({}, device)).toBe('done')
    expect(await admission(device)).toBe('admitted')
    expect(await ownKeyring(device)).toEqual({ org: anOrganisationId(0), epochs: (await ownKeyring(keeper))?.epochs })
    await authorEvent({ type: 'requested', facts: requestedFactsOf() }, {}, device)
    expect(await syncStep({}, device)).toBe('done')
  })

  it('becomes a keeper with the root where it is admitted as one', async () => {
    const device = await invited({ immediate: false })
    await admitDevice(await idOf(device), { keeper: true }, keeper)
    await syncStep({}, device)
    expect(await ownKeyring(device)).toEqual(await ownKeyring(keeper))
    await invitedBy(device)
  })

  it('joins at once where the code carries the keyring', async () => {
    const device = await invited({ immediate: true })
    expect(await syncStep({}, device)).toBe('done')
    expect(await admission(device)).toBe('admitted')
    expect(await ownKeyring(device)).toEqual(await ownKeyring(keeper))
    await syncStep({}, keeper)
    expect((await logOf(keeper))?.devices).toHaveLength(2)
  })

  it('joins at once beside others that do so at the same moment', async () => {
    const devices = [await invited({ immediate: true }), await invited({ immediate: true })]
    await Promise.all(devices.map((device) => syncStep({}, device)))
    for (const device of devices) expect(await admission(device)).toBe('admitted')
    await syncStep({}, keeper)
    expect((await logOf(keeper))?.devices).toHaveLength(3)
  })
})

async function invitedBy(device: TestDevice): Promise<void> {
  expect((await makeInvitation({ role: 'professional', immediate: false }, device)).code).toMatch(/^\w{8}-/)
}

describe('a device with an operator’s code', () => {
  it('shows the same six words as the keeper, and waits for both to say so', async () => {
    const device = await byOperator()
    await syncStep({}, device)
    const [row] = await readDevices(keeper)
    const shown = await waitingWords(device)
    expect(shown?.needed).toBe(true)
    expect(row).toMatchObject({ proof: 'words', words: shown?.words })
    await admitDevice(await idOf(device), { keeper: false }, keeper)
    await syncStep({}, device)
    expect(await admission(device)).toBe('waiting')
    await confirmRoot(device)
    expect(await syncStep({}, device)).toBe('done')
    expect(await admission(device)).toBe('admitted')
  })

  it('is not admitted with other keys than those whose words were shown', async () => {
    const device = await byOperator()
    const id = await idOf(device)
    const meddled = aMeddler(network.send)
    const watching = { ...keeper, fetch: meddled.send }
    await readDevices(watching)
    meddled.meddle(
      at('/v1/devices', async (_, pass) =>
        altered(await pass(), ({ devices }: DevicesAnswer) => ({
          devices: devices.map((one) => (one.id === id ? { ...one, agreeKey: 'C'.repeat(43) } : one)),
        })),
      ),
    )
    await expect(admitDevice(id, { keeper: false }, watching)).rejects.toMatchObject({ code: 'forged' })
    expect(await alarmsOf(keeper)).toEqual(['forged'])
  })

  it('may write nothing and ask for nothing of the organisation’s while it waits', async () => {
    const device = await byOperator()
    const event = authorEvent({ type: 'requested', facts: requestedFactsOf() }, {}, device)
    await expect(event).rejects.toMatchObject({ code: 'not_admitted' })
    await expect(readDevices(device)).rejects.toMatchObject({ code: 'not_admitted' })
    await expect(makeInvitation({ role: 'professional', immediate: false }, device)).rejects.toMatchObject({
      code: 'not_admitted',
    })
  })
})

describe('a device that is no keeper', () => {
  it('invites and admits nobody', async () => {
    const device = await invited({ immediate: false })
    await admitDevice(await idOf(device), { keeper: false }, keeper)
    await syncStep({}, device)
    await expect(makeInvitation({ role: 'professional', immediate: false }, device)).rejects.toMatchObject({
      code: 'not_keeper',
    })
    await expect(admitDevice(await idOf(keeper), { keeper: true }, device)).rejects.toMatchObject({
      code: 'not_keeper',
    })
  })
})
