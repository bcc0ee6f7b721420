/** Who waits comes first, then who takes part with this device on top, then who may no longer. */
import type { DeviceRow } from '../../sync/devices.ts'

export type SortedDevices = { waiting: DeviceRow[]; active: DeviceRow[]; revoked: DeviceRow[] }

export function sortDevices(rows: readonly DeviceRow[]): SortedDevices {
  const newestFirst = [...rows].sort((a, b) => (a.enrolledAt < b.enrolledAt ? 1 : -1))
  const present = newestFirst.filter((row) => !row.revoked)
  const active = present.filter((row) => row.admitted)
  return {
    // A false proof is what a person has to see before all else.
    waiting: present.filter((row) => !row.admitted).sort((a, b) => urgency(b) - urgency(a)),
    active: [...active.filter((row) => row.own), ...active.filter((row) => !row.own)],
    revoked: newestFirst.filter((row) => row.revoked),
  }
}

const urgency = ({ proof }: DeviceRow) => (proof === 'wrong_code' ? 1 : 0)

/** Whether shutting this device out would leave nobody who could admit another one. */
export function isLastKeeper(row: DeviceRow, rows: readonly DeviceRow[]): boolean {
  return row.keeper && !rows.some((other) => other.id !== row.id && other.keeper && other.admitted && !other.revoked)
}
