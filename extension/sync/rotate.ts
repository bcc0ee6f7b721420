/** New keys: yearly, and whenever a device left that knew the old ones. */
import { Problem } from '../../shared/problem.ts'
import { type Device, thisDevice } from '../store/device.ts'

/** Begins the next epoch of the organisation's encryption key. @throws {Problem} `not_keeper`, `locked`, `offline` … */
export async function rotate(_device: Device = thisDevice): Promise<void> {
  throw new Problem('unavailable')
}
