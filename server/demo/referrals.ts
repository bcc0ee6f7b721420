/**
 * A year of referrals in the demonstration network, made as real ones are: each organisation's device
 * is invited and enrolled, founds its organisation's keys, signs its events and pushes them. Nothing is written
 * past the protocol.
 */
import { invite } from '../enrolment/invite.ts'
import type { Store } from '../store/open.ts'
import { type Device, enrolDevice, type Requests } from './device.ts'
import { foundKeys } from './keys/found.ts'
import type { Keepers } from './keys/keepers.ts'
import type { DemoNetwork } from './network.ts'
import { type StoriesOptions, stories } from './stories/stories.ts'

/** @returns how many events were stored. @throws {Error} when the server refuses one. */
export async function createReferrals(
  store: Store,
  app: Requests,
  network: DemoNetwork,
  options: StoriesOptions & { keepers: Keepers },
): Promise<{ events: number }> {
  const drafts = stories(network, options)
  const devices = new Map<string, Device>()
  for (const { id: organisationId } of network.organisations) {
    const code = await invite(store, { organisationId, role: 'professional' })
    const device = await enrolDevice(app, code)
    await foundKeys(device, options.keepers)
    devices.set(organisationId, device)
  }
  for (const { payload } of drafts) {
    const device = devices.get(payload.org)
    if (device === undefined) throw new Error('an organisation has no device')
    await device.send(device.sign(JSON.stringify({ ...payload, dev: device.id })))
  }
  for (const device of devices.values()) await device.flush()
  return { events: drafts.length }
}
