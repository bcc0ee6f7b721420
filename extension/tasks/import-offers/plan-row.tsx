/** One row of an import: what it is, why, what would change field by field, and what a person makes of it. */
import type { ImportRow, RowDecision, RowOutcome } from '../../../shared/protocol/imports.ts'
import { fieldLabel, fieldText, type Names } from '../../offer-view/field-words.ts'
import { Checkbox, RadioGroup } from '../../ui/choices.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Facts } from '../../ui/facts.tsx'
import { TableFrame } from '../../ui/table-frame.tsx'
import { t } from '../../ui/words.ts'
import { noteText } from './row-words.ts'

type Choice = RowDecision | 'usual'

/** What there is to choose for a kind of row, the usual first; what is new or changed is taken over or not. */
const choices: Readonly<Record<RowOutcome, readonly Choice[]>> = {
  new: ['usual'],
  changed: ['usual'],
  difference: ['usual', 'take', 'leave'],
  duplicate: ['usual', 'same', 'take'],
  ended: ['usual', 'take'],
  unchanged: [],
  refused: [],
}

export function PlanRow(props: { row: ImportRow; names: Names; onDecide: (decision: RowDecision | null) => void }) {
  const { row, names, onDecide } = props
  return (
    <li class="card">
      <p>
        <strong>{row.title || t('imports:untitled')}</strong>
        {row.line > 0 && <span class="small muted"> {t('imports:line', { line: row.line })}</span>}
      </p>
      {row.itemTitle !== undefined && row.outcome === 'duplicate' && (
        <p class="small">{t('imports:resembles', { title: row.itemTitle })}</p>
      )}
      <Notes notes={row.reasons} />
      {row.notes.length > 0 && (
        <Disclosure summary={t('imports:notes', { count: row.notes.length })}>
          <Notes notes={row.notes} />
        </Disclosure>
      )}
      {row.outcome === 'new' ? (
        <Disclosure summary={t('imports:whatComes', { count: row.changes.length })}>
          <Facts
            facts={row.changes.map(({ field, read }) => ({
              term: fieldLabel(field),
              content: <span class="pre-line">{fieldText(field, read, names)}</span>,
            }))}
          />
        </Disclosure>
      ) : (
        row.changes.length > 0 && <Changes row={row} names={names} />
      )}
      <Decision row={row} onDecide={onDecide} />
    </li>
  )
}

function Notes({ notes }: { notes: ImportRow['notes'] }) {
  if (notes.length === 0) return null
  return (
    <ul class="bullets small">
      {notes.map((note) => (
        <li key={`${note.code} ${note.field} ${note.text}`}>{noteText(note)}</li>
      ))}
    </ul>
  )
}

function Changes({ row, names }: { row: ImportRow; names: Names }) {
  return (
    <TableFrame label={t('imports:changesOf', { title: row.title || t('imports:untitled') })}>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{t('imports:changedField')}</th>
            <th scope="col">{t('imports:present')}</th>
            <th scope="col">{t('imports:read')}</th>
          </tr>
        </thead>
        <tbody>
          {row.changes.map((change) => (
            <tr key={change.field}>
              <th scope="row">
                {fieldLabel(change.field)}
                {change.edited && <span class="small muted"> {t('imports:editedHere')}</span>}
              </th>
              <td class="pre-line">{fieldText(change.field, change.present, names)}</td>
              <td class="pre-line">{fieldText(change.field, change.read, names)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  )
}

function Decision({ row, onDecide }: { row: ImportRow; onDecide: (decision: RowDecision | null) => void }) {
  const offered = choices[row.outcome]
  if (offered.length === 0) return null
  if (row.outcome === 'new' || row.outcome === 'changed')
    return (
      <Checkbox
        label={t('imports:decision.new.usual')}
        checked={row.decision !== 'leave'}
        onChange={(on) => onDecide(on ? null : 'leave')}
      />
    )
  return (
    <RadioGroup<Choice>
      inline
      label={t('imports:decide')}
      options={offered.map((value) => ({ value, label: decisionText(row.outcome, value) }))}
      value={row.decision ?? 'usual'}
      onChange={(value) => onDecide(value === 'usual' ? null : value)}
    />
  )
}

function decisionText(outcome: RowOutcome, choice: Choice): string {
  switch (outcome) {
    case 'difference':
      return t(`imports:decision.difference.${choice === 'same' ? 'usual' : choice}`)
    case 'duplicate':
      return t(`imports:decision.duplicate.${choice === 'leave' ? 'usual' : choice}`)
    case 'ended':
      return t(`imports:decision.ended.${choice === 'take' ? 'take' : 'usual'}`)
    default:
      return t('imports:decision.new.usual')
  }
}
