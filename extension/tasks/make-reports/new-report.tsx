/** What a new report may begin with: a template, nothing, or a definition that another network saved as a file. */
import { useState } from 'preact/hooks'
import { useLocation } from 'wouter-preact'
import type { ReportDefinition } from '../../../shared/report.ts'
import { useCatalogueOfTables } from '../../figures/use-tables.ts'
import { today } from '../../platform/clock.ts'
import { readSettings } from '../../store/network-settings.ts'
import { beginReportDraft } from '../../store/report-drafts.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { FileField } from '../../ui/file-field.tsx'
import { ProblemNotice } from '../../ui/problem-notice.tsx'
import { useWork } from '../../ui/use-work.ts'
import { t } from '../../ui/words.ts'
import { definitionFileBytes, readDefinitionFile } from './definition-file.ts'
import { newestPeriod, reportPeriods } from './report-periods.ts'
import { definitionFrom, type Template, templatePeriod, templates } from './templates.ts'

export function NewReport() {
  const { catalogue } = useCatalogueOfTables()
  const [, navigate] = useLocation()
  const [fault, setFault] = useState<string | undefined>(undefined)
  const { run, problem } = useWork()
  const write = (definition: ReportDefinition) =>
    run(async () => navigate(`/reports/draft/${await beginReportDraft(definition)}`))
  const begin = async (template: Template) => {
    const released = catalogue === undefined ? [] : reportPeriods(catalogue)
    const period = newestPeriod(templatePeriod[template], released, today())
    await write(definitionFrom(template, period, (await readSettings())?.goals ?? []))
  }
  const take = async (file: File) => {
    if (file.size > definitionFileBytes) return setFault(t('reports:fileTooLarge'))
    const read = readDefinitionFile(await file.text())
    setFault('fault' in read ? read.fault : undefined)
    if ('definition' in read && (await write(read.definition))) announce(t('reports:fileTaken'))
  }
  return (
    <section class="stack" aria-labelledby="reports-new">
      <h2 id="reports-new">{t('reports:new')}</h2>
      <ProblemNotice problem={problem} />
      <ul class="report-templates">
        {templates.map((template) => (
          <li key={template} class="card">
            <h3>{t(`reports:template.${template}`)}</h3>
            <p class="grow">{t(`reports:template.${template}Text`)}</p>
            <div class="row">
              <Button icon="plus" onClick={() => void begin(template)}>
                {t('reports:begin')}
                <span class="visually-hidden"> {t(`reports:template.${template}`)}</span>
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <div class="form-width">
        <FileField
          label={t('reports:fromFile')}
          hint={t('reports:fromFileHint')}
          accept=".json,application/json"
          error={fault}
          onFile={(file) => void take(file)}
        />
      </div>
    </section>
  )
}
