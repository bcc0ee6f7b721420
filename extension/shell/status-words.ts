/**
 * The state of sync in one plain sentence. It never says that something was transferred before the
 * device has seen it in its own feed: that is what `undelivered` counts.
 */
import type { SyncStatus } from '../sync/status.ts'
import { clockText, dayText } from '../ui/days.ts'
import { t } from '../ui/words.ts'

export type StatusTone = 'calm' | 'trouble'

export function statusWords(status: SyncStatus, today: string): { text: string; tone: StatusTone } {
  const { phase, undelivered: count, oldestUndelivered, lastConfirmedAt } = status
  if (phase === 'trouble') return { text: t('statusTrouble'), tone: 'trouble' }
  if (phase === 'offline')
    return { text: count === 0 ? t('statusOffline') : t('statusOfflineCount', { count }), tone: 'calm' }
  if (count > 0 && oldestUndelivered !== undefined)
    return { text: t('statusUndelivered', { count, since: moment(oldestUndelivered, today) }), tone: 'calm' }
  if (count > 0) return { text: t('statusUndeliveredPlain', { count }), tone: 'calm' }
  if (phase === 'working') return { text: t('statusWorking'), tone: 'calm' }
  if (lastConfirmedAt === undefined) return { text: t('statusUnknown'), tone: 'calm' }
  return { text: t('statusDeliveredAt', { time: moment(lastConfirmedAt, today) }), tone: 'calm' }
}

/** The time for today, the day for anything older. */
function moment(instant: string, today: string): string {
  const date = new Date(instant)
  const pad = (n: number) => String(n).padStart(2, '0')
  const day = `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`
  return day === today ? clockText(instant) : dayText(day)
}
