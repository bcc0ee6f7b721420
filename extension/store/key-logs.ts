/** Key logs of organisations as they were pinned here. Keeping and checking them is the work of sync. */
import type { KeyLogRecord } from './database.ts'
import { type Device, thisDevice } from './device.ts'
import { readMeta } from './meta.ts'

/** Undefined where none was ever pulled. Works inside `useLive`. */
export async function keyLogOf(org: string, { database }: Device = thisDevice): Promise<KeyLogRecord | undefined> {
  return database.keyLogs.get(org)
}

/** The own organisation's log; undefined before the set-up and until its first device founded it. */
export async function ownKeyLog(device: Device = thisDevice): Promise<KeyLogRecord | undefined> {
  const enrolment = await readMeta(device.database, 'enrolment')
  return enrolment === undefined ? undefined : keyLogOf(enrolment.organisationId, device)
}

/** The logs of all organisations, the own among them. */
export async function allKeyLogs({ database }: Device = thisDevice): Promise<KeyLogRecord[]> {
  return database.keyLogs.toArray()
}
