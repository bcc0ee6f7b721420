/** Frames around the file note: what an office always writes before and after it. */
import { v7 as uuidv7 } from 'uuid'
import type { NoteTemplate } from '../../../shared/network.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { OrderedRows } from '../../ui/ordered-rows.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { t } from '../../ui/words.ts'
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
              </>
            )}
          </OrderedRows>
        </>
      )}
    </NetworkPart>
  )
}
