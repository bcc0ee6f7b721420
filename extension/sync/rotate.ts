/** New keys: yearly, and whenever a device left that knew the old ones. */
import { type Device, thisDevice } from '../store/device.ts'
import { admittedSession, writeLog } from './write-log.ts'

/** Begins the next epoch of the organisation's encryption key. @throws {Problem} `not_keeper`, `locked`, `offline` … */
export async function rotate(device: Device = thisDevice): Promise<void> {
  await writeLog(await admittedSession(device), async (draft) => {
    await draft.nextEpoch()
    return {}
  })
}
