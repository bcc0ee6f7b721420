/** Whose device this is: the organisation it was enrolled for and the server it speaks to. */
import { type Device, thisDevice } from './device.ts'
import { type Enrolment, readMeta } from './meta.ts'

export type { Enrolment } from './meta.ts'

/** The device's enrolment, undefined before the set-up. Reads the database, so it works inside `useLive`. */
export async function enrolment(device: Device = thisDevice): Promise<Enrolment | undefined> {
  return readMeta(device.database, 'enrolment')
}
