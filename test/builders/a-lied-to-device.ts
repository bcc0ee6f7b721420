/** A network whose server may lie to one device, with a device of each organisation that it tells the truth. */
import { openAlarms } from '../../extension/store/alarms.ts'
import type { Device } from '../../extension/store/device.ts'
import { anEnrolledDevice, type TestDevice } from './a-device.ts'
import { aMeddler, type Meddler } from './a-meddler.ts'
import { aNetwork, type TestNetwork } from './a-network.ts'
import { synced } from './device-acts.ts'

export type LiedTo = {
  network: TestNetwork
  /** What the victim is told goes through it. */
  between: Meddler
  victim: TestDevice
  /** Of the victim's organisation. */
  colleague: TestDevice
  /** Of the second organisation. */
  stranger: TestDevice
}

/** Three organisations; all three devices are in step with the server, which has not lied yet. */
export async function aLiedToDevice(): Promise<LiedTo> {
  const network = await aNetwork({ organisations: 3 })
  const between = aMeddler(network.send)
  const colleague = await anEnrolledDevice(network)
  const stranger = await anEnrolledDevice(network, { organisation: 1 })
  const victim = await anEnrolledDevice(network, { fetch: between.send })
  await synced(colleague, stranger, victim)
  return { network, between, victim, colleague, stranger }
}

/** Open alarms of a device as their codes, with the organisation that one is about behind it. */
export async function alarmsOf(device: Device): Promise<string[]> {
  return (await openAlarms(device)).map(({ code, org }) => (org === undefined ? code : `${code} ${org}`))
}
