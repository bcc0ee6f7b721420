/** Alarms: what the protocol noticed that a person has to know, kept until somebody confirms to have read it. */
import { v7 as uuidv7 } from 'uuid'
import type { ProblemCode } from '../../shared/problem.ts'
import type { AlarmRecord } from './database.ts'
import { type Device, thisDevice } from './device.ts'

/**
 * Raises an alarm; one that stands open for the same reason and organisation is not raised twice. May be called
 * inside a transaction over `alarms`.
 */
export async function raiseAlarm(code: ProblemCode, org?: string, device: Device = thisDevice): Promise<void> {
  const { database, clock } = device
  await database.transaction('rw', database.alarms, async () => {
    const open = await openAlarms(device)
    if (open.some((alarm) => alarm.code === code && alarm.org === org)) return
    const at = clock.now()
    await database.alarms.put({ id: uuidv7({ msecs: at }), code, at, ...(org !== undefined && { org }) })
  })
}

/** Alarms nobody confirmed yet, oldest first. Works inside `useLive`. */
export async function openAlarms({ database }: Device = thisDevice): Promise<AlarmRecord[]> {
  const all = await database.alarms.orderBy('at').toArray()
  return all.filter((alarm) => alarm.seenAt === undefined)
}

/** A person has read it. */
export async function acknowledge(id: string, { database, clock }: Device = thisDevice): Promise<void> {
  await database.alarms.update(id, { seenAt: clock.now() })
}

/** All alarms, newest first. Works inside `useLive`. */
export async function allAlarms({ database }: Device = thisDevice): Promise<AlarmRecord[]> {
  return database.alarms.orderBy('at').reverse().toArray()
}
