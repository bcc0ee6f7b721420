/** The notices above every screen, most urgent first. Each says in one line what is and where it leads. */
import { useLocation } from 'wouter-preact'
import { lockState } from '../keys/lock.ts'
import { type KeyStanding, keyStanding } from '../keys/standing.ts'
import { useLive } from '../store/live.ts'
import { admission } from '../sync/admission.ts'
import { syncStatus } from '../sync/status.ts'
import { Notice } from '../ui/notice.tsx'
import { t } from '../ui/words.ts'
import { AlarmNotice } from './alarm-notice.tsx'
import { DevicesAtTheDoor } from './devices-at-the-door.tsx'
import { EndedNotice, isEnding } from './ended-notice.tsx'
import { NoticeLine } from './notice-line.tsx'
import { SheetReminder } from './sheet-reminder.tsx'

export function StandingNotices() {
  const [path] = useLocation()
  const standing = useLive(() => keyStanding(), [lockState.value])
  const admitted = useLive(async () => (await admission()) === 'admitted', [])
  const { clockOff, problem } = syncStatus.value
  return (
    <div class="standing">
      {path !== '/keys/messages' && <AlarmNotice />}
      {clockOff !== undefined && <ClockNotice off={clockOff} />}
      <EndedNotice />
      {standing !== undefined && !isEnding(problem) && (
        <KeysNotice standing={standing} admitted={admitted === true} path={path} />
      )}
      {(standing === 'ready' || standing === 'unsaved') && <DevicesAtTheDoor path={path} />}
      {standing === 'ready' && clockOff === undefined && path !== '/keys/sheet' && <SheetReminder />}
    </div>
  )
}

/** While it stands, this device knows of no sheet how old it is, and asks for none. */
function ClockNotice({ off }: { off: number }) {
  const days = Math.max(1, Math.round(Math.abs(off)))
  return (
    <Notice tone="warning" title={t('keys:alarm.clockTitle')}>
      <p>{t(off > 0 ? 'keys:alarm.clockAhead' : 'keys:alarm.clockBehind', { count: days })}</p>
    </Notice>
  )
}

/** Screens that say the same at length need no line above them. */
function KeysNotice({ standing, admitted, path }: { standing: KeyStanding; admitted: boolean; path: string }) {
  if (standing === 'waiting' && admitted)
    return <NoticeLine text={t('keys:waiting.newKeys')} to="/keys/devices" link={t('keys:waiting.newKeysLink')} />
  if (standing === 'waiting' && path !== '/waiting')
    return <NoticeLine text={t('keys:waiting.notice')} to="/waiting" link={t('keys:waiting.noticeLink')} />
  if (standing === 'unsaved' && !/^\/(keys|set-up|log)\b/.test(path))
    return (
      <NoticeLine tone="warning" text={t('keys:first.notice')} to="/keys/sheet" link={t('keys:first.noticeLink')} />
    )
  return null
}
