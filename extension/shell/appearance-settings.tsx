/** How the panel looks, and what it opens with. */
import { enrolment } from '../store/enrolment.ts'
import { chooseFirstScreen, type FirstScreen, firstScreen } from '../store/first-screen.ts'
import { useLive } from '../store/live.ts'
import { chooseQuickLogging, quickLogging } from '../store/quick-logging.ts'
import { Card } from '../ui/card.tsx'
import { Checkbox, RadioGroup } from '../ui/choices.tsx'
import { t } from '../ui/words.ts'
import { appearance, setAppearance, textSizes, themes } from './appearance.ts'

export function AppearanceSettings() {
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
      <FirstScreenChoice />
      <QuickLoggingChoice />
      <Checkbox
        label={t('settingsSingleKeys')}
        hint={t('settingsSingleKeysHint')}
        checked={singleKeys}
        onChange={(checked) => void setAppearance({ singleKeys: checked })}
      />
    </Card>
  )
}

/** Only where families arrive or are sent on: other roles see offers alone. */
function FirstScreenChoice() {
  const known = useLive(async () => ({ role: (await enrolment())?.role, chosen: await firstScreen() }), [])
  if (known?.role !== 'professional') return null
  return (
    <RadioGroup<FirstScreen>
      inline
      label={t('settingsStart')}
      options={[
        { value: 'find', label: t('settingsStartFind') },
        { value: 'inbox', label: t('settingsStartInbox') },
      ]}
      value={known.chosen}
      onChange={(value) => void chooseFirstScreen(value)}
    />
  )
}

/** As the kind of organisation says it until somebody chooses; shown though fixed, so that it is no riddle. */
function QuickLoggingChoice() {
  const known = useLive(async () => ({ role: (await enrolment())?.role, quick: await quickLogging() }), [])
  if (known?.role !== 'professional') return null
  const { on, fixed } = known.quick
  return (
    <Checkbox
      label={t('settingsQuick')}
      hint={t(fixed ? 'settingsQuickFixed' : 'settingsQuickHint')}
      checked={on}
      unavailable={fixed}
      onChange={(checked) => void chooseQuickLogging(checked)}
    />
  )
}
