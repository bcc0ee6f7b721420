/**
 * The state of sync in one plain sentence. It never says that something was transferred before the
 * device has seen it in its own feed: that is what `undelivered` counts.
 */
import { dayOf } from '../platform/clock.ts'
import type { SyncStatus } from '../sync/status.ts'
import { clockText, dayText } from '../ui/days.ts'
import { t } from '../ui/words.ts'

type StatusTone = 'calm' | 'trouble'

/**
 * Trouble before what waits, what waits before what was delivered.
 * @param today `YYYY-MM-DD`: an instant of that day is told by its time, an older one by its day
 */
export function statusWords(status: SyncStatus, today: string): { text: string; tone: StatusTone } {
  const { phase, undelivered: count, oldestUndelivered, lastConfirmedAt } = status
  const { waitingForSheet, waitingEdits, editsToSettle } = status
  if (phase === 'trouble') return { text: t('statusTrouble'), tone: 'trouble' }
  if (phase === 'offline') {
    const kept = count + waitingEdits
    return { text: kept === 0 ? t('statusOffline') : t('statusOfflineCount', { count: kept }), tone: 'calm' }
  }
  if (count > 0 && oldestUndelivered !== undefined)
    return { text: t('statusUndelivered', { count, since: moment(oldestUndelivered, today) }), tone: 'calm' }
  if (count > 0) return { text: t('statusUndeliveredPlain', { count }), tone: 'calm' }
  if (waitingEdits > 0) return { text: t('statusWaitingEdits', { count: waitingEdits }), tone: 'calm' }
  if (editsToSettle > 0) return { text: t('statusEditsToSettle', { count: editsToSettle }), tone: 'calm' }
  if (waitingForSheet > 0) return { text: t('statusWaitingForSheet', { count: waitingForSheet }), tone: 'calm' }
  if (phase === 'working') return { text: t('statusWorking'), tone: 'calm' }
  if (lastConfirmedAt === undefined) return { text: t('statusUnknown'), tone: 'calm' }
  const time = moment(lastConfirmedAt, today)
  return {
    text: t(dayOf(new Date(lastConfirmedAt)) === today ? 'statusDeliveredAt' : 'statusDeliveredOn', { time }),
    tone: 'calm',
  }
}

/** The time for today, the day for anything older. */
function moment(instant: string, today: string): string {
  const day = dayOf(new Date(instant))
  return day === today ? clockText(instant) : dayText(day)
}
