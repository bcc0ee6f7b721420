/** The session of this device, for what a person asks of the server directly. */
import { Problem } from '../../shared/problem.ts'
import { type Device, thisDevice } from '../store/device.ts'
import { readMeta } from '../store/meta.ts'
import type { Session } from './session.ts'

/** @throws {Problem} `not_enrolled` */
export async function ownSession(device: Device = thisDevice): Promise<Session> {
  const enrolment = await readMeta(device.database, 'enrolment')
  if (enrolment === undefined) throw new Problem('not_enrolled')
  return { device, enrolment }
}
