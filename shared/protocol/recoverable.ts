/** Whether an organisation's keys would outlive the loss of a device. Free of schemas: every page asks this when it starts. */
import type { KeyLog, LogDevice } from './key-log.ts'

/** Keepers that still act; two of them, or a sheet, and nothing sealed can be lost with one device. */
export function activeKeepers(log: KeyLog): LogDevice[] {
  return log.devices.filter((device) => device.keeper && !device.revoked)
}

/** Whether a sealed event may leave the organisation's devices. */
export function isRecoverable(log: KeyLog): boolean {
  return log.recovery !== undefined || activeKeepers(log).length >= 2
}
