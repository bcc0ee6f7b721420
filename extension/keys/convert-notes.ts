/** Notes that version 1 kept on this device alone become sealed events of the own organisation, once there are keys. */
import { type Device, thisDevice } from '../store/device.ts'

/** To be called at the start of sync; does nothing where there is nothing to do, no key yet, or the page is locked. */
export async function convertNotes(_device: Device = thisDevice): Promise<void> {}
