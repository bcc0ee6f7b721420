/** Who waits comes first, then who takes part with this device and what is to be finished on top, then who may no longer. */
import type { DeviceRow } from '../../sync/devices.ts'

type SortedDevices = { waiting: DeviceRow[]; active: DeviceRow[]; revoked: DeviceRow[] }

/** Within each part the newest first, but for what is put on top; `rows` stays as it is. */
export function sortDevices(rows: readonly DeviceRow[]): SortedDevices {
  const newestFirst = [...rows].sort((a, b) => (a.enrolledAt < b.enrolledAt ? 1 : -1))
  const present = newestFirst.filter((row) => !row.revoked)
  const active = present.filter((row) => row.admitted)
  return {
    // A false proof is what a person has to see before all else.
    waiting: present.filter((row) => !row.admitted).sort((a, b) => urgency(b) - urgency(a)),
    active: active.sort((a, b) => rank(a) - rank(b)),
    revoked: newestFirst.filter((row) => row.revoked),
  }
}

const urgency = ({ proof }: DeviceRow) => (proof === 'wrong_code' ? 1 : 0)

const rank = ({ own, ended }: DeviceRow) => (own ? 0 : ended ? 1 : 2)
