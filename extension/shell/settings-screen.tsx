/** Settings: how the panel looks, whose device this is, what guards it. The same in the panel and as options page. */
import { useState } from 'preact/hooks'
import { openTab } from '../platform/tabs.ts'
import { enrolment } from '../store/enrolment.ts'
import { useLive } from '../store/live.ts'
import { Button } from '../ui/button.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { t } from '../ui/words.ts'
import { AppearanceSettings } from './appearance-settings.tsx'
import { DeviceSettings } from './device-settings.tsx'
import { Help } from './help.tsx'
import { NoteSettings } from './note-settings.tsx'
import { SecuritySettings } from './security-settings.tsx'

export function SettingsScreen() {
  const [helping, help] = useState(false)
  const device = useLive(() => enrolment(), [])
  return (
    <div class="page">
      <PageHeader title={t('settingsTitle')} />
      {device !== undefined && <SecuritySettings />}
      <AppearanceSettings />
      <NoteSettings />
      {device !== undefined && (
        <section class="section">
          <div class="row">
            <Button icon="link" onClick={() => void openTab('dashboard.html')}>
              {t('dashboardOpen')}
            </Button>
          </div>
          <p class="small muted">{t('dashboardHint')}</p>
        </section>
      )}
      <div class="row">
        <Button icon="help" onClick={() => help(true)}>
          {t('helpOpen')}
        </Button>
      </div>
      <DeviceSettings />
      {helping && <Help onClose={() => help(false)} />}
    </div>
  )
}
