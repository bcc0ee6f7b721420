/** Whether this device may take part in its organisation, and what it needs until then. */
import { Problem } from '../../shared/problem.ts'
import { type Device, thisDevice } from '../store/device.ts'

/** `waiting`: a keeper has yet to admit the device; `none`: not set up. Reads the database alone, so it works inside `useLive`. */
export type Admission = 'admitted' | 'waiting' | 'none'

export async function admission(_device: Device = thisDevice): Promise<Admission> {
  return 'none'
}

/**
 * The six words that both screens show while this device waits; undefined before the organisation's keys are known.
 * `needed`: the device came with an operator's code, so the person here has to say that the words are the same.
 */
export async function waitingWords(
  _device: Device = thisDevice,
): Promise<{ words: string[]; needed: boolean } | undefined> {
  return undefined
}

/** The person compared the words: the organisation's root is the true one. @throws {Problem} `not_enrolled`, `not_found` */
export async function confirmRoot(_device: Device = thisDevice): Promise<void> {
  throw new Problem('unavailable')
}
