/** Title, subtitle and period of a report. */
import { periodText } from '../../figures/build/told.ts'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { t } from '../../ui/words.ts'
import type { ReportDesk } from './use-report-draft.ts'

export function HeadFields({ desk, released }: { desk: ReportDesk; released: readonly string[] }) {
  const { definition, change } = desk
  const { title, subtitle, period } = definition
  const options = released.map((each) => ({ value: each, label: periodText(each) }))
  const beyond = { value: period, label: t('reports:periodNotReleased', { period: periodText(period) }) }
  return (
    <div class="stack">
      <TextField
        label={t('reports:fieldTitle')}
        need="required"
        maxLength={200}
        value={title}
        onInput={(next) => change({ title: next })}
      />
      <TextField
        label={t('reports:fieldSubtitle')}
        need="optional"
        maxLength={300}
        value={subtitle ?? ''}
        onInput={(next) => change({ subtitle: next })}
      />
      <Select
        label={t('reports:fieldPeriod')}
        hint={t('reports:fieldPeriodHint')}
        value={period}
        options={released.includes(period) ? options : [beyond, ...options]}
        onChange={(next) => change({ period: next })}
      />
    </div>
  )
}
