/** What devices of the real client do again and again in tests of sync. */
import { expect } from 'vitest'
import { authorEvent } from '../../extension/events/author.ts'
import type { Device } from '../../extension/store/device.ts'
import { readMeta } from '../../extension/store/meta.ts'
import { syncStep } from '../../extension/sync/step.ts'
import { admittedSession, writeLog } from '../../extension/sync/write-log.ts'
import { anOrganisationId } from './a-network.ts'
import { requestedFactsOf } from './a-referral.ts'

/** One step of sync each, in this order; every one must come to its end. */
export async function synced(...devices: Device[]): Promise<void> {
  for (const device of devices) expect(await syncStep({ insist: true }, device)).toBe('done')
}

export async function idOf(device: Device): Promise<string> {
  return (await readMeta(device.database, 'enrolment'))?.deviceId ?? ''
}

/** A referral to the second organisation with a case reference, sealed by the device. @returns its `ref` */
export async function aNoted(device: Device, caseReference: string): Promise<string> {
  const { ref } = await authorEvent(
    { type: 'requested', facts: requestedFactsOf(), to: anOrganisationId(1) },
    {},
    device,
  )
  const part = { t: 'noted', body: { caseReference } } as const
  await authorEvent({ type: 'noted', facts: { on: '2026-03-02' }, ref, part }, {}, device)
  return ref
}

/** A keeper's device begins the next epoch, as it does when another device is shut out. */
export async function rotate(device: Device): Promise<void> {
  await writeLog(await admittedSession(device), async (draft) => {
    await draft.nextEpoch()
    return {}
  })
}
