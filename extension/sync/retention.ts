/** The device's own copy of the retention rule: how long a finished referral is kept. */
import { terminalStatuses } from '../../shared/referral/state.ts'
import type { ReferralRecord } from '../store/database.ts'
import { type Device, thisDevice } from '../store/device.ts'
import { dropMeta, readMeta, writeMeta } from '../store/meta.ts'

/**
 * Whether the referral may go: it ended, or was an unmet need, and its last change is older than the
 * months that the administrator's policy sets. Without such a policy nothing is ever due.
 */
export async function isDue(device: Device, record: ReferralRecord): Promise<boolean> {
  const months = await readMeta(device.database, 'retentionMonths')
  if (months === undefined) return false
  const ended = record.kind === 'unmet_need' || terminalStatuses.includes(record.state.status)
  return ended && monthsLater(record.changedOn, months) <= device.clock.today()
}

/** The day so many months after another, at most the month's last. */
function monthsLater(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}

/** Keeps the rule of the administrator's policy; none where the policy names none. */
export async function keepRetention(months: number | undefined, { database }: Device = thisDevice): Promise<void> {
  if (months === undefined) await dropMeta(database, 'retentionMonths')
  else await writeMeta(database, 'retentionMonths', months)
}
