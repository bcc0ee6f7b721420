/** What tells one device from another: its short name, its role, when it came and was last seen. */
import { deviceName } from '../../../shared/device-name.ts'
import { dayOf, today } from '../../platform/clock.ts'
import type { DeviceRow } from '../../sync/devices.ts'
import { Badge } from '../../ui/badge.tsx'
import { agoText, dayText } from '../../ui/days.ts'
import { label, t } from '../../ui/words.ts'

/** When it was last seen is told of admitted devices alone. */
export function DeviceFacts({ row }: { row: DeviceRow }) {
  const day = dayText(dayOf(new Date(row.enrolledAt)))
  return (
    <div class="stack-tight">
      <div class="row">
        <h3 class="device-name">{t('keys:deviceName', { name: deviceName(row.id) })}</h3>
        {row.own && <Badge tone="info">{t('keys:devices.own')}</Badge>}
        {row.keeper && !row.revoked && <Badge icon="shield">{t('keys:devices.keeper')}</Badge>}
        {row.awaited && (
          <Badge tone="warning" icon="clock">
            {t('keys:devices.awaited')}
          </Badge>
        )}
        {row.ended && (
          <Badge tone="warning" icon="warning">
            {t('keys:devices.ended')}
          </Badge>
        )}
      </div>
      <p class="small">{roleName(row.role)}</p>
      <p class="small muted">
        {[
          t('keys:devices.addedOn', { day }),
          row.admitted && t('keys:devices.seenOn', { ago: agoText(row.seenOn, today()) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {row.ended && <p class="small">{t('keys:devices.endedHint')}</p>}
    </div>
  )
}

/** The role without its explanation. */
export function roleName(role: DeviceRow['role']): string {
  return label('role', role).split(/ \(|: |, /)[0] ?? ''
}
