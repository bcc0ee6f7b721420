/** Once a year: is the recovery sheet still in its safe? Only keepers are asked, for they can print another. */
import { lastSaid, yearMs } from '../../shared/protocol/last-said.ts'
import { now } from '../platform/clock.ts'
import { database } from '../store/database.ts'
import { enrolment } from '../store/enrolment.ts'
import { ownKeyLog } from '../store/key-logs.ts'
import { useLive } from '../store/live.ts'
import { readMeta } from '../store/meta.ts'
import { t } from '../ui/words.ts'
import { NoticeLine } from './notice-line.tsx'

export function SheetReminder() {
  const due = useLive(sheetIsDue, [])
  if (due !== true) return null
  return <NoticeLine text={t('keys:sheet.reminder')} to="/keys/sheet" link={t('keys:sheet.reminderLink')} />
}

async function sheetIsDue(): Promise<boolean> {
  const [device, own, seen] = await Promise.all([enrolment(), ownKeyLog(), readMeta(database, 'sheetSeenAt')])
  if (device === undefined || own === undefined) return false
  const keeper = own.log.devices.some(({ id, keeper, revoked }) => id === device.deviceId && keeper && !revoked)
  const since = lastSaid(own.statements, 'recovery')
  return keeper && since !== undefined && now() - Math.max(since, seen ?? 0) > yearMs
}
