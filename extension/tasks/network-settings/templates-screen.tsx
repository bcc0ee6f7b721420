/** Frames around the file note: what an office always writes before and after it. */
import { v7 as uuidv7 } from 'uuid'
import { sampleNote } from '../../../shared/file-note/sample-note.ts'
import type { NoteTemplate } from '../../../shared/network.ts'
import { today } from '../../platform/clock.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Field } from '../../ui/field.tsx'
import { OrderedRows } from '../../ui/ordered-rows.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { adjustedLists, locale, t } from '../../ui/words.ts'
import { NetworkPart } from './network-part.tsx'

const most = 20

export function TemplatesScreen() {
  return (
    <NetworkPart title={t('network:templatesTitle')} lead={t('network:templatesLead')}>
      {({ form, change, faulty }) => (
        <>
          {form.noteTemplates.length === 0 && (
            <EmptyState title={t('network:templatesNone')}>
              <p>{t('network:templatesNoneText')}</p>
            </EmptyState>
          )}
          <OrderedRows<NoteTemplate>
            items={form.noteTemplates}
            keyOf={({ id }) => id}
            nameOf={({ name }) => name || t('network:templateUnnamed')}
            onChange={(noteTemplates) => change({ noteTemplates })}
            add={{
              label: t('network:templateAdd'),
              make: () => ({ id: uuidv7(), name: '', before: '', after: '' }),
              most,
            }}
          >
            {(template, edit) => (
              <>
                <TextField
                  label={t('network:templateName')}
                  hint={t('network:templateNameHint')}
                  need="required"
                  value={template.name}
                  maxLength={80}
                  error={
                    faulty(`noteTemplates.${form.noteTemplates.indexOf(template)}.name`)
                      ? t('network:templateNameMissing')
                      : undefined
                  }
                  onInput={(name) => edit({ name })}
                />
                <TextArea
                  label={t('network:templateBefore')}
                  need="optional"
                  value={template.before}
                  maxLength={1000}
                  onInput={(before) => edit({ before })}
                />
                <TextArea
                  label={t('network:templateAfter')}
                  need="optional"
                  value={template.after}
                  maxLength={1000}
                  onInput={(after) => edit({ after })}
                />
                <TemplatePreview template={template} office={form.name} />
              </>
            )}
          </OrderedRows>
        </>
      )}
    </NetworkPart>
  )
}

/** The whole note as an office will paste it: lines are broken and letters replaced as in a real one. */
function TemplatePreview({ template, office }: { template: NoteTemplate; office: string }) {
  const text = sampleNote({ locale: locale(), office, template, day: today(), lists: adjustedLists.value })
  const name = template.name || t('network:templateUnnamed')
  return (
    <Disclosure summary={t('network:templatePreview')}>
      <Field label={t('network:templatePreviewOf', { name })} hideLabel>
        {(ties) => <textarea {...ties} class="input copy-text" readOnly rows={text.split('\n').length} value={text} />}
      </Field>
    </Disclosure>
  )
}
