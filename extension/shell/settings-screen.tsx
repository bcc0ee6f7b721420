/** Settings: how the panel looks, and whose device this is. The same in the panel and as options page. */
import { useState } from 'preact/hooks'

import { today } from '../platform/clock.ts'
import { readCounts, readNetwork } from '../store/catalogue.ts'
import { enrolment } from '../store/enrolment.ts'
import { useLive } from '../store/live.ts'
import { syncStatus } from '../sync/status.ts'
import { syncNow } from '../sync/sync.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Checkbox, RadioGroup } from '../ui/choices.tsx'
import { Facts } from '../ui/facts.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { label, t } from '../ui/words.ts'
import { appearance, setAppearance, textSizes, themes } from './appearance.ts'
import { Help } from './help.tsx'
import { statusWords } from './status-words.ts'

export function SettingsScreen() {
  const [helping, help] = useState(false)
  return (
    <div class="page">
      <PageHeader title={t('settingsTitle')} />
      <AppearanceSettings />
      <div class="row">
        <Button icon="help" onClick={() => help(true)}>
          {t('helpOpen')}
        </Button>
      </div>
      <DeviceFacts />
      {helping && <Help onClose={() => help(false)} />}
    </div>
  )
}

function AppearanceSettings() {
  const { locale, textSize, theme, singleKeys } = appearance.value
  const themeNames = { system: t('settingsThemeSystem'), light: t('settingsThemeLight'), dark: t('settingsThemeDark') }
  return (
    <Card label={t('settingsAppearance')}>
      <RadioGroup
        inline
        label={t('settingsLanguage')}
        options={[
          { value: 'de', label: t('settingsGerman') },
          { value: 'en', label: t('settingsEnglish') },
        ]}
        value={locale}
        onChange={(value) => void setAppearance({ locale: value })}
      />
      <RadioGroup
        inline
        label={t('settingsTextSize')}
        options={textSizes.map((size) => ({ value: size, label: `${size} %` }))}
        value={textSize}
        onChange={(value) => void setAppearance({ textSize: value })}
      />
      <RadioGroup
        inline
        label={t('settingsTheme')}
        options={themes.map((value) => ({ value, label: themeNames[value] }))}
        value={theme}
        onChange={(value) => void setAppearance({ theme: value })}
      />
      <Checkbox
        label={t('settingsSingleKeys')}
        hint={t('settingsSingleKeysHint')}
        checked={singleKeys}
        onChange={(checked) => void setAppearance({ singleKeys: checked })}
      />
    </Card>
  )
}

function DeviceFacts() {
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
          { term: t('settingsRole'), content: label('role', device.role) },
          { term: t('settingsNetwork'), content: network?.name ?? device.network },
          { term: t('settingsServer'), content: device.server },
          { term: t('settingsOffers'), content: counts.offers.toLocaleString(appearance.value.locale) },
          { term: t('settingsSync'), content: status.text },
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
