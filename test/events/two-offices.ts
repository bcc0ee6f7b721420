/** Two organisations that can seal for each other, a device of the one that refers, and what such devices write. */
import { expect } from 'vitest'
import type { AnyWritten } from '../../extension/events/written.ts'
import type { Device } from '../../extension/store/device.ts'
import { type Payload, readPayload } from '../../shared/protocol/payload.ts'
import { aDeviceWithKeys, anOrganisationWithKeys } from '../builders/an-organisation-with-keys.ts'

export const on = '2026-03-02'
export const message: AnyWritten = {
  type: 'shared',
  facts: { on },
  part: { t: 'shared', body: { message: 'Bitte anrufen' } },
}
export const note: AnyWritten = { type: 'noted', facts: { on }, part: { t: 'noted', body: { caseReference: 'AZ 1' } } }

export async function twoOffices() {
  const office = await anOrganisationWithKeys('01990000-0000-7000-8000-0000000000a0')
  const centre = await anOrganisationWithKeys('01990000-0000-7000-8000-0000000000a1')
  return { office, centre, sender: await aDeviceWithKeys(office, { knows: [centre] }) }
}

/** The events of a referral as they were signed, in the order in which they lie there. */
export async function payloads(device: Device, ref: string): Promise<Payload[]> {
  const record = (await device.database.referrals.get(ref)) ?? expect.fail('nothing stored')
  return record.events.map(({ p }) => {
    const read = readPayload(p)
    return read.ok ? read.payload : expect.fail(`${read.problem} at ${read.at}`)
  })
}
