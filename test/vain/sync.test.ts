/** From the device's count to the coordinator's list, through the real server. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readMeta } from '../../extension/store/meta.ts'
import { countVainWords } from '../../extension/store/vain-words.ts'
import { syncStep } from '../../extension/sync/step.ts'
import { fetchVainWords } from '../../extension/sync/vain-words.ts'
import { anEnrolledDevice, type TestDevice } from '../builders/a-device.ts'
import { aMeddler, type Meddler } from '../builders/a-meddler.ts'
import { aNetwork, type TestNetwork } from '../builders/a-network.ts'

let network: TestNetwork
let between: Meddler
beforeEach(async () => {
  network = await aNetwork()
  between = aMeddler(network.send)
})
afterEach(() => network.close())

const switched = (contributeSearches: boolean) =>
  network.write([{ kind: 'network', id: 'network', data: { name: 'Kreis Musterland', contributeSearches } }])
const daysBefore = (device: TestDevice, days: number) =>
  new Date(device.clock.now() - days * 86_400_000).toISOString().slice(0, 10)
const step = async (device: TestDevice) => expect(await syncStep({ insist: true }, device)).toBe('done')
const sent = () => between.seen.filter(({ path, method }) => path === '/v1/catalogue/vain' && method === 'POST')

async function aDeviceThatSought(word: string): Promise<TestDevice> {
  const device = await anEnrolledDevice(network, { fetch: between.send })
  await countVainWords([word], daysBefore(device, 30), device.database, () => 0)
  return device
}

describe('words looked for in vain', () => {
  it('reach the coordinator once five devices have sought them, and nobody in the clear before', async () => {
    await switched(true)
    for (let number = 0; number < 5; number++) await step(await aDeviceThatSought('trampolinhalle'))
    const coordinator = await anEnrolledDevice(network, { fetch: between.send, role: 'coordinator' })
    const enrolment = await readMeta(coordinator.database, 'enrolment')
    if (enrolment === undefined) throw new Error('not enrolled')
    expect(await fetchVainWords({ device: coordinator, enrolment })).toEqual([
      { word: 'trampolinhalle', devices: '5-9' },
    ])
    expect(sent()).toHaveLength(5)
    expect(JSON.stringify(sent())).not.toContain('trampolin')
  })

  it('stay on the device where the network does not ask for them', async () => {
    await switched(false)
    const device = await aDeviceThatSought('trampolinhalle')
    await step(device)
    expect(sent()).toEqual([])
    expect(await device.database.vainWords.count()).toBe(1)
  })

  it('are sent once and not again, and never before their time', async () => {
    await switched(true)
    const device = await aDeviceThatSought('trampolinhalle')
    await countVainWords(['kletterwald'], daysBefore(device, 3), device.database, () => 0)
    await step(device)
    await step(device)
    expect(sent()).toHaveLength(1)
    const words = await device.database.vainWords.toArray()
    expect(words.map(({ word, sentIn }) => [word, sentIn !== undefined])).toEqual([
      ['kletterwald', false],
      ['trampolinhalle', true],
    ])
  })
})
