/** Everything is lost but the sheet in the safe: it is enough to begin again. */
import { beforeEach, describe, expect, it } from 'vitest'
import { authorEvent } from '../../extension/events/author.ts'
import { ownKeyring } from '../../extension/keys/own-keyring.ts'
import { readParts } from '../../extension/keys/parts.ts'
import type { Device } from '../../extension/store/device.ts'
import { ownKeyLog } from '../../extension/store/key-logs.ts'
import { readMeta } from '../../extension/store/meta.ts'
import { revokeDevice } from '../../extension/sync/devices.ts'
import { confirmSheet, prepareSheet, recover } from '../../extension/sync/recovery.ts'
import { rotate } from '../../extension/sync/rotate.ts'
import { syncStep } from '../../extension/sync/step.ts'
import { aDevice, anEnrolledDevice, type TestDevice } from '../builders/a-device.ts'
import { aMeddler } from '../builders/a-meddler.ts'
import { aNetwork, anOrganisationId, serverAddress, type TestNetwork } from '../builders/a-network.ts'
import { requestedFactsOf } from '../builders/a-referral.ts'

let network: TestNetwork
let keeper: TestDevice

beforeEach(async () => {
  network = await aNetwork()
  keeper = await anEnrolledDevice(network)
  return () => network.close()
})

const idOf = async (device: Device) => (await readMeta(device.database, 'enrolment'))?.deviceId ?? ''
const logOf = async (device: Device) => (await ownKeyLog(device))?.log
const toOther = { type: 'requested', facts: requestedFactsOf(), to: anOrganisationId(1) } as const

async function synced(...devices: Device[]): Promise<void> {
  for (const device of devices) expect(await syncStep({ insist: true }, device)).toBe('done')
}

/** A referral with a case reference, sealed by the device. */
async function aNoted(device: Device, caseReference: string): Promise<string> {
  const { ref } = await authorEvent(toOther, {}, device)
  const part = { t: 'noted', body: { caseReference } } as const
  await authorEvent({ type: 'noted', facts: { on: '2026-03-02' }, ref, part }, {}, device)
  return ref
}

describe('the recovery sheet', () => {
  it('alone makes an empty browser a keeper that reads everything and shuts the lost device out', async () => {
    const { code } = await confirmed(keeper)
    const ref = await aNoted(keeper, 'Kanarienvogel-7Q')
    await rotate(keeper)
    const later = await aNoted(keeper, 'Kanarienvogel-8R')
    await synced(keeper)
    const lost = await idOf(keeper)

    const rescuer = aDevice({ fetch: network.send })
    const enrolment = await recover(serverAddress, code, rescuer)
    expect(enrolment.organisationId).toBe(anOrganisationId(0))
    await synced(rescuer)
    expect(await readParts(ref, rescuer)).toMatchObject({ caseReference: 'Kanarienvogel-7Q', unreadable: 0 })
    expect(await readParts(later, rescuer)).toMatchObject({ caseReference: 'Kanarienvogel-8R', unreadable: 0 })
    expect((await logOf(rescuer))?.epochs).toHaveLength(3)
    await revokeDevice(lost, rescuer)
    expect((await logOf(rescuer))?.roots).toHaveLength(2)
    expect(await syncStep({ insist: true }, keeper)).toMatchObject({ code: 'device_revoked' })

    const again = aDevice({ fetch: network.send })
    await recover(serverAddress, code, again)
    expect((await ownKeyring(again))?.epochs).toHaveLength(5)
  })

  it.each([
    ['that is none', () => 'Kanarienvogel', 'sheet_invalid'],
    [
      'with one wrong character',
      (code: string) => `${code.startsWith('0') ? '1' : '0'}${code.slice(1)}`,
      'sheet_invalid',
    ],
  ])('%s is refused before anything is asked', async (_, change, problem) => {
    const { code } = await confirmed(keeper)
    const between = aMeddler(network.send)
    const device = aDevice({ fetch: between.send })
    await expect(recover(serverAddress, change(code), device)).rejects.toMatchObject({ code: problem })
    expect(between.seen).toEqual([])
  })

  it('that another one has replaced opens nothing any more', async () => {
    const first = await confirmed(keeper)
    await confirmed(keeper)
    const device = aDevice({ fetch: network.send })
    await expect(recover(serverAddress, first.code, device)).rejects.toMatchObject({ code: 'sheet_invalid' })
  })

  it('goes on where it was cut off', async () => {
    const { code } = await confirmed(keeper)
    for (const request of [1, 2, 3, 4, 5, 6]) {
      let sent = 0
      const device = aDevice({
        fetch: async (url, init) => {
          const answer = await network.send(url, init)
          if (sent++ === request) throw new TypeError('cut off')
          return answer
        },
      })
      await recover(serverAddress, code, device).catch(() => {})
      const present = await readMeta(device.database, 'enrolment')
      if (present === undefined) await recover(serverAddress, code, device)
      await synced(device)
      expect((await ownKeyring(device))?.root, `cut off at request ${request}`).toBeDefined()
    }
  })
})

async function confirmed(device: Device) {
  const sheet = await prepareSheet(device)
  await confirmSheet(sheet, device)
  return sheet
}
