/** The devices as every member of the organisation may know them: from the signed log, to be read only. */
import { deviceName } from '../../../shared/device-name.ts'
import type { KeyLog } from '../../../shared/protocol/key-log.ts'
import { activeKeepers } from '../../../shared/protocol/recoverable.ts'
import { Badge } from '../../ui/badge.tsx'
import { Notice } from '../../ui/notice.tsx'
import { t } from '../../ui/words.ts'

/** @param own id of this device */
export function ListedDevices({ log, own }: { log: KeyLog; own: string | undefined }) {
  const active = log.devices.filter(({ revoked }) => !revoked)
  const keepers = activeKeepers(log).map(({ id }) => t('keys:deviceName', { name: deviceName(id) }))
  return (
    <>
      <Notice title={t('keys:devices.readOnlyTitle')}>
        <p>{t('keys:devices.readOnly')}</p>
        {keepers.length > 0 && <p>{t('keys:devices.readOnlyOnes', { devices: keepers.join(', ') })}</p>}
        <a href="#/keys/lost">{t('keys:devices.nobody')}</a>
      </Notice>
      <section class="section" aria-label={t('keys:devices.active')}>
        <h2>{t('keys:devices.active')}</h2>
        <ul class="stack-tight">
          {active.map(({ id, keeper }) => (
            <li key={id} class="card">
              <div class="row">
                <h3 class="device-name">{t('keys:deviceName', { name: deviceName(id) })}</h3>
                {id === own && <Badge tone="info">{t('keys:devices.own')}</Badge>}
                {keeper && <Badge icon="shield">{t('keys:devices.keeper')}</Badge>}
              </div>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
