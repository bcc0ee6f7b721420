/** The offers as a file to take away, in every format of the field: nobody is locked in. */
import { useState } from 'preact/hooks'
import { type ExportFormat, exportFormats } from '../../../shared/protocol/imports.ts'
import { today } from '../../platform/clock.ts'
import { exportOffers } from '../../sync/imports.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Checkbox, RadioGroup } from '../../ui/choices.tsx'
import { saveFile } from '../../ui/copy.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { useWork } from '../../ui/use-work.ts'
import { t } from '../../ui/words.ts'

export function ExportScreen() {
  const [format, choose] = useState<ExportFormat>('xlsx')
  const [all, setAll] = useState(false)
  const { run, busy, problem } = useWork()
  const save = () =>
    void run(async () => {
      const { content, type, ending } = await exportOffers(format, all ? [] : ['published', 'paused'])
      saveFile(`${t('imports:exportName')}-${today()}.${ending}`, content, type)
      announce(t('imports:exported'))
    })
  return (
    <>
      <PageHeader title={t('imports:exportTitle')} />
      <p>{t('imports:exportLead')}</p>
      <div class="form-width">
        <Card label={t('imports:exportTitle')}>
          <RadioGroup
            label={t('imports:format')}
            options={exportFormats.map((value) => ({
              value,
              label: t(`imports:formats.${value}`),
              hint: t(`imports:formatHints.${value}`),
            }))}
            value={format}
            onChange={choose}
          />
          <Checkbox label={t('imports:exportAll')} hint={t('imports:exportAllHint')} checked={all} onChange={setAll} />
          <ProblemNotice problem={problem} />
          <div class="row">
            <Button kind="primary" icon="download" unavailable={busy} onClick={save}>
              {t('imports:exportSave')}
            </Button>
          </div>
        </Card>
      </div>
    </>
  )
}
