/** The devices under three headings: who waits, who takes part, who may no longer. */
import { useState } from 'preact/hooks'
import { deviceName } from '../../../shared/device-name.ts'
import type { DeviceRow } from '../../sync/devices.ts'
import { Button } from '../../ui/button.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { t } from '../../ui/words.ts'
import { AwaitedNotice } from './awaited-notice.tsx'
import { DeviceFacts } from './device-facts.tsx'
import { RevokeDialog } from './revoke-dialog.tsx'
import { sortDevices } from './sort-devices.ts'
import { WaitingDevice } from './waiting-device.tsx'

type Props = { rows: readonly DeviceRow[]; onChanged: () => Promise<void> }

export function DeviceList({ rows, onChanged }: Props) {
  const [leaving, setLeaving] = useState<DeviceRow | undefined>(undefined)
  const { waiting, active, revoked } = sortDevices(rows)
  return (
    <>
      <AwaitedNotice rows={rows} onChanged={onChanged} />
      {waiting.length > 0 && (
        <section class="section" aria-label={t('keys:devices.waiting')}>
          <h2>{t('keys:devices.waiting')}</h2>
          <ul class="stack">
            {waiting.map((row) => (
              <WaitingDevice key={row.id} row={row} onAnswered={onChanged} />
            ))}
          </ul>
        </section>
      )}
      <section class="section" aria-label={t('keys:devices.active')}>
        <h2>{t('keys:devices.active')}</h2>
        <ul class="stack-tight">
          {active.map((row) => (
            <li key={row.id} class={row.ended ? 'card device device-ended' : 'card device'}>
              <DeviceFacts row={row} />
              <Revoke row={row} onPress={() => setLeaving(row)} />
            </li>
          ))}
        </ul>
      </section>
      {revoked.length > 0 && (
        <Disclosure summary={t('keys:devices.revokedCount', { count: revoked.length })}>
          <ul class="stack-tight">
            {revoked.map((row) => (
              <li key={row.id}>
                <DeviceFacts row={row} />
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {leaving !== undefined && (
        <RevokeDialog row={leaving} onClose={() => setLeaving(undefined)} onRevoked={onChanged} />
      )}
    </>
  )
}

function Revoke({ row, onPress }: { row: DeviceRow; onPress: () => void }) {
  return (
    <Button small kind={row.ended ? 'danger' : 'quiet'} onClick={onPress}>
      <span aria-hidden="true">{t('keys:devices.revoke')}</span>
      <span class="visually-hidden">{t('keys:devices.revokeNamed', { name: deviceName(row.id) })}</span>
    </Button>
  )
}
