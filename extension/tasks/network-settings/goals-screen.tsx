/** The goals of the municipality's Leitbild: figures, targets and reports name them. */
import { v7 as uuidv7 } from 'uuid'
import type { Goal } from '../../../shared/network.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { OrderedRows } from '../../ui/ordered-rows.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { t } from '../../ui/words.ts'
import { NetworkPart } from './network-part.tsx'

const most = 30

export function GoalsScreen() {
  return (
    <NetworkPart title={t('network:goalsTitle')} lead={t('network:goalsLead')}>
      {({ form, change, faulty }) => (
        <>
          {form.goals.length === 0 && (
            <EmptyState title={t('network:goalsNone')}>
              <p>{t('network:goalsNoneText')}</p>
            </EmptyState>
          )}
          <OrderedRows<Goal>
            items={form.goals}
            keyOf={({ id }) => id}
            nameOf={({ title }) => title || t('network:goalUnnamed')}
            onChange={(goals) => change({ goals })}
            add={{ label: t('network:goalAdd'), make: () => ({ id: uuidv7(), title: '' }), most }}
          >
            {(goal, edit) => (
              <>
                <TextField
                  label={t('network:goalTitle')}
                  need="required"
                  value={goal.title}
                  maxLength={200}
                  error={faulty(`goals.${form.goals.indexOf(goal)}.title`) ? t('network:goalTitleMissing') : undefined}
                  onInput={(title) => edit({ title })}
                />
                <TextArea
                  label={t('network:goalText')}
                  need="optional"
                  value={goal.text ?? ''}
                  maxLength={1000}
                  onInput={(text) => edit({ text })}
                />
              </>
            )}
          </OrderedRows>
        </>
      )}
    </NetworkPart>
  )
}
