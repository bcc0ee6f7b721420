/** What the columns of a list mean: proposed by the server, looked over and put right by a person. */
import { useState } from 'preact/hooks'
import type { ImportMapping } from '../../../shared/protocol/import-mapping.ts'
import type { Import } from '../../../shared/protocol/imports.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { RadioGroup } from '../../ui/choices.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { t } from '../../ui/words.ts'
import type { Acts } from './import-screen.tsx'
import { type FieldGroup, fieldGroups, mappedFieldLabel, specOf, withSpec } from './mapping-fields.ts'
import { noteText } from './row-words.ts'
import { SpecRow } from './spec-row.tsx'

export function MappingForm({ shown, acts }: { shown: Import; acts: Acts }) {
  const [mapping, change] = useState<ImportMapping | undefined>(shown.mapping)
  if (mapping === undefined) return <Notice>{t('imports:nothingWritten')}</Notice>
  const groups = fieldGroups(mapping.subject, mapping)
  const group = (one: FieldGroup) => (
    <div class="mapping-rows">
      {one.fields.map((field) => (
        <SpecRow
          key={field}
          path={field}
          spec={specOf(mapping, field)}
          columns={shown.columns}
          asked={shown.asks.some((ask) => ask.field === field)}
          onChange={(spec) => change(withSpec(mapping, field, spec))}
        />
      ))}
    </div>
  )
  return (
    <div class="stack-loose">
      <p>{t('imports:mappingLead', { count: shown.columns.length })}</p>
      {shown.asks.length > 0 && (
        <Notice tone="warning" title={t('imports:asksTitle')} live>
          <ul class="bullets">
            {shown.asks.map((ask) => (
              <li key={`${ask.code} ${ask.field}`}>
                {ask.code === 'field_required' ? mappedFieldLabel(ask.field ?? '') : noteText(ask)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <Card label={t('imports:sourceTitle')}>
        <TextField
          label={t('imports:source')}
          hint={t('imports:sourceHint')}
          need="required"
          value={mapping.source}
          maxLength={80}
          error={mapping.source.trim() === '' ? t('imports:sourceMissing') : undefined}
          onInput={(source) => change({ ...mapping, source })}
        />
        <RadioGroup
          label={t('imports:subject')}
          inline
          options={(['offers', 'areas'] as const).map((value) => ({ value, label: t(`imports:subjects.${value}`) }))}
          value={mapping.subject}
          onChange={(subject) => change({ ...mapping, subject })}
        />
      </Card>
      {groups.map((one) =>
        one.name === 'more' ? (
          <Disclosure key={one.name} summary={t('imports:groups.more')}>
            {group(one)}
          </Disclosure>
        ) : (
          <Card key={one.name} label={t(`imports:groups.${one.name}`)}>
            <h2>{t(`imports:groups.${one.name}`)}</h2>
            {group(one)}
          </Card>
        ),
      )}
      <div class="actions">
        <Button
          kind="primary"
          unavailable={acts.busy || mapping.source.trim() === ''}
          onClick={() => acts.confirm(mapping)}
        >
          {t('imports:check')}
        </Button>
        <Button kind="quiet" onClick={() => acts.act('stop')}>
          {t('imports:stop')}
        </Button>
      </div>
    </div>
  )
}
