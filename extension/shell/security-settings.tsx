/** The part of the settings that leads to devices, keys and lock, each with its standing in a word. */
import { lockState } from '../keys/lock.ts'
import { openAlarms } from '../store/alarms.ts'
import { enrolment } from '../store/enrolment.ts'
import { ownKeyLog } from '../store/key-logs.ts'
import { useLive } from '../store/live.ts'
import { Card } from '../ui/card.tsx'
import { Icon } from '../ui/icon.tsx'
import { t } from '../ui/words.ts'

type Entry = { to: string; name: string; standing?: string; urgent?: boolean }

export function SecuritySettings() {
  const known = useLive(
    async () => ({ own: await ownKeyLog(), device: await enrolment(), alarms: (await openAlarms()).length }),
    [],
  )
  if (known === undefined) return null
  const { own, device, alarms } = known
  const keeper = own?.log.devices.some(({ id, keeper, revoked }) => id === device?.deviceId && keeper && !revoked)
  const sheet = own === undefined ? undefined : own.log.recovery !== undefined
  const entries: Entry[] = [
    { to: '/keys/devices', name: t('settingsDevices') },
    // The server tells those who answer for the organisation's devices alone.
    ...(keeper === true || device?.role === 'admin' ? [{ to: '/keys/erasures', name: t('erasures:title') }] : []),
    { to: '/keys/partners', name: t('settingsPartners') },
    {
      to: '/keys/sheet',
      name: t('settingsSheet'),
      ...(sheet !== undefined && {
        standing: t(sheet ? 'settingsSheetHolds' : 'settingsSheetMissing'),
        urgent: !sheet,
      }),
    },
    {
      to: '/keys/lock',
      name: t('settingsLock'),
      standing: t(lockState.value === 'off' ? 'settingsLockOff' : 'settingsLockOn'),
    },
    {
      to: '/keys/messages',
      name: t('settingsMessages'),
      ...(alarms > 0 && { standing: t('settingsMessagesOpen', { count: alarms }), urgent: true }),
    },
  ]
  return (
    <Card label={t('settingsKeys')}>
      <h2>{t('settingsKeys')}</h2>
      <ul class="link-list">
        {entries.map(({ to, name, standing, urgent }) => (
          <li key={to}>
            <a href={`#${to}`}>
              <span class="grow">{name}</span>
              {standing !== undefined && <span class={urgent ? 'small strong' : 'small muted'}>{standing}</span>}
              <Icon name="forward" />
            </a>
          </li>
        ))}
      </ul>
    </Card>
  )
}
