/** Whose device this is, how far it is in step with the server, and when what it holds is deleted. */
import { deviceName } from '../../shared/device-name.ts'
import type { Retention } from '../../shared/network.ts'
import { today } from '../platform/clock.ts'
import { readCounts, readNetwork } from '../store/catalogue.ts'
import { enrolment } from '../store/enrolment.ts'
import { useLive } from '../store/live.ts'
import { syncStatus } from '../sync/status.ts'
import { syncNow } from '../sync/sync.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Facts } from '../ui/facts.tsx'
import { Notice } from '../ui/notice.tsx'
import { label, t } from '../ui/words.ts'
import { appearance } from './appearance.ts'
import { statusWords } from './status-words.ts'

export function DeviceSettings() {
  const known = useLive(
    async () => ({ device: await enrolment(), network: await readNetwork(), counts: await readCounts() }),
    [],
  )
  if (known === undefined) return null
  const { device, network, counts } = known
  if (device === undefined)
    return (
      <Notice>
        <p>{t('settingsNotSetUp')}</p>
        <a href="#/set-up">{t('settingsSetUp')}</a>
      </Notice>
    )
  const status = statusWords(syncStatus.value, today())
  const { problem } = syncStatus.value
  return (
    <Card label={t('settingsDevice')}>
      <h2>{t('settingsDevice')}</h2>
      <Facts
        facts={[
          { term: t('settingsOrganisation'), content: device.organisationName },
          { term: t('settingsDeviceName'), content: deviceName(device.deviceId) },
          { term: t('settingsRole'), content: label('role', device.role) },
          { term: t('settingsNetwork'), content: network?.name ?? device.network },
          { term: t('settingsServer'), content: device.server },
          { term: t('settingsOffers'), content: counts.offers.toLocaleString(appearance.value.locale) },
          { term: t('settingsSync'), content: status.text },
          network?.retention && { term: t('settingsRetention'), content: retentionText(network.retention) },
          { term: t('settingsDeviceId'), content: <span class="small">{device.deviceId}</span> },
        ]}
      />
      {problem !== undefined && status.tone === 'trouble' && (
        <Notice tone="warning" title={t(`problem:${problem}.title`)}>
          <p>{t(`problem:${problem}.todo`)}</p>
        </Notice>
      )}
      <div class="row">
        <Button onClick={() => void syncNow()}>{t('statusRetry')}</Button>
      </div>
    </Card>
  )
}

function retentionText({ sealed, ended, silent }: Retention): string {
  const months = (count: number) => t('months', { count })
  return t('settingsRetentionText', { sealed: months(sealed), ended: months(ended), silent: months(silent) })
}
