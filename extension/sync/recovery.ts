/** The recovery sheet: printed once, kept in a safe, and enough alone to begin again on an empty browser. */
import { Problem } from '../../shared/problem.ts'
import type { Sheet } from '../crypto/recovery-sheet.ts'
import { type Device, thisDevice } from '../store/device.ts'
import type { Enrolment } from '../store/meta.ts'

/** A new sheet to print; it holds only once it was confirmed. @throws {Problem} `not_keeper`, `locked` */
export async function prepareSheet(_device: Device = thisDevice): Promise<Sheet> {
  throw new Problem('unavailable')
}

/** The person typed six of its characters back: from now on this sheet holds. @throws {Problem} `not_keeper`, `locked`, `offline` … */
export async function confirmSheet(_sheet: Sheet, _device: Device = thisDevice): Promise<void> {
  throw new Problem('unavailable')
}

/**
 * Makes this browser a keeper of the organisation with nothing but the sheet.
 * @throws {Problem} `sheet_invalid`, `address_invalid`, `key_changed`, `undelivered_left`, `offline` …
 */
export async function recover(_server: string, _code: string, _device: Device = thisDevice): Promise<Enrolment> {
  throw new Problem('unavailable')
}
