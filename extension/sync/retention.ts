/** The device's own reading of the deletion periods: how long a referral and its sealed parts are kept. */
import type { Retention } from '../../shared/network.ts'
import { terminalStatuses } from '../../shared/referral/state.ts'
import { dayOf } from '../../shared/utc-day.ts'
import type { ReferralRecord } from '../store/database.ts'
import { type Device, thisDevice } from '../store/device.ts'
import { dropMeta, readMeta, writeMeta } from '../store/meta.ts'

/** What may be erased of a referral by now: everything, its sealed parts alone, or nothing. */
type Due = 'all' | 'sealed' | 'nothing'

/**
 * The network's periods and the administrator's, whichever ends sooner; counted from a referral's last change.
 * Without either nothing is ever due. Reads `networks` and `meta`.
 */
export async function readPeriods({ database, clock }: Device): Promise<{ due(record: ReferralRecord): Due }> {
  const retention: Retention | undefined = (await database.networks.toCollection().first())?.retention
  const policy = await readMeta(database, 'retentionMonths')
  const today = clock.today()
  const over = (record: ReferralRecord, months: number | undefined) =>
    months !== undefined && monthsLater(record.changedOn, months) <= today
  return {
    due(record) {
      const ended = record.kind !== 'referral' || terminalStatuses.includes(record.state.status)
      if (over(record, retention?.silent)) return 'all'
      if (ended && (over(record, retention?.ended) || over(record, policy))) return 'all'
      return ended && over(record, retention?.sealed) ? 'sealed' : 'nothing'
    },
  }
}

/** The day so many months after another, at most the month's last. */
function monthsLater(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return dayOf(Date.UTC(year, month - 1 + months, Math.min(date, last)))
}

/** Keeps the rule of the administrator's policy; none where the policy names none. */
export async function keepRetention(months: number | undefined, { database }: Device = thisDevice): Promise<void> {
  if (months === undefined) await dropMeta(database, 'retentionMonths')
  else await writeMeta(database, 'retentionMonths', months)
}
