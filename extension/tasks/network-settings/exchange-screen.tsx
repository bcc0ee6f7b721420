/** Settings exchanged with other networks as files: out whole, in part by part, after a look at what would change. */
import { useState } from 'preact/hooks'
import type { SettingsFile } from '../../../shared/protocol/settings-file.ts'
import { today } from '../../platform/clock.ts'
import { keepEdits } from '../../store/edits.ts'
import { useLive } from '../../store/live.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { CheckboxGroup } from '../../ui/choices.tsx'
import { saveFile } from '../../ui/copy.ts'
import { dayText } from '../../ui/days.ts'
import { FileField } from '../../ui/file-field.tsx'
import { Loading } from '../../ui/loading.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { useWork } from '../../ui/use-work.ts'
import { t } from '../../ui/words.ts'
import { changeTexts, toldText } from './changes-text.ts'
import { type ExchangePart, editsFrom, type Proposed, parts, readSettingsFile, settingsFile } from './exchange.ts'
import { readAllSettings, type Settings } from './read-settings.ts'
import { NoNetwork } from './rules-screen.tsx'

export function ExchangeScreen() {
  const known = useLive(async () => ({ settings: await readAllSettings() }), [])
  if (known === undefined) return <Loading />
  const { settings } = known
  return (
    <>
      <PageHeader title={t('network:exchangeTitle')} />
      <p>{t('network:exchangeLead')}</p>
      {settings === undefined ? (
        <NoNetwork />
      ) : (
        <div class="stack-loose">
          <Out settings={settings} />
          <In settings={settings} />
        </div>
      )}
    </>
  )
}

function Out({ settings }: { settings: Settings }) {
  const save = () =>
    saveFile(
      `kettenglied-${t('network:fileName')}-${today()}.json`,
      JSON.stringify(settingsFile(settings, today()), undefined, 2),
      'application/json',
    )
  return (
    <Card label={t('network:outTitle')}>
      <h2>{t('network:outTitle')}</h2>
      <p>{t('network:outText')}</p>
      <div class="row">
        <Button icon="download" onClick={save}>
          {t('network:outSave')}
        </Button>
      </div>
    </Card>
  )
}

function In({ settings }: { settings: Settings }) {
  const [file, setFile] = useState<SettingsFile | undefined>(undefined)
  const [error, setError] = useState<string | undefined>(undefined)
  const take = async (chosen: File) => {
    const read = await readSettingsFile(chosen)
    setFile(read)
    setError(read === undefined ? t('network:inUnknown') : undefined)
  }
  return (
    <Card label={t('network:inTitle')}>
      <h2>{t('network:inTitle')}</h2>
      <p>{t('network:inText')}</p>
      <FileField
        label={t('network:inFile')}
        accept=".json,application/json"
        error={error}
        onFile={(chosen) => void take(chosen)}
      />
      {file !== undefined && (
        <Preview file={file} proposed={editsFrom(file, settings)} onDone={() => setFile(undefined)} />
      )}
    </Card>
  )
}

function Preview({ file, proposed, onDone }: { file: SettingsFile; proposed: Proposed; onDone: () => void }) {
  const filled = parts.filter((part) => proposed[part].length > 0)
  const [chosen, choose] = useState<ExchangePart[]>(filled)
  const { run, busy, problem } = useWork()
  const apply = async () => {
    const edits = chosen.flatMap((part) => proposed[part])
    if (!(await run(() => keepEdits(edits)))) return
    announce(t('network:inTaken', { count: edits.length }))
    onDone()
  }
  if (filled.length === 0) return <Notice>{t('network:inNothing')}</Notice>
  return (
    <div class="stack">
      <p>{t('network:inFrom', { name: file.from, day: dayText(file.on) })}</p>
      <CheckboxGroup
        label={t('network:inParts')}
        options={filled.map((part) => ({
          value: part,
          label: t(`network:part.${part}`),
          hint: hintOf(part, proposed[part]),
        }))}
        values={chosen}
        onChange={choose}
      />
      <ProblemNotice problem={problem} />
      <div class="row">
        <Button kind="primary" unavailable={busy || chosen.length === 0} onClick={() => void apply()}>
          {t('network:inTake')}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {t('network:close')}
        </Button>
      </div>
    </div>
  )
}

/** How many changes, and the first of them by name. */
function hintOf(part: ExchangePart, edits: Proposed[ExchangePart]): string {
  const texts = changeTexts(part, edits)
  return [t('network:inChanges', { count: texts.length }), toldText(part, texts)].join(': ')
}
