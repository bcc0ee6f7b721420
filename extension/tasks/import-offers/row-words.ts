/** Rows of an import in words: how many of which kind, what was noted, why something was refused. */
import { type Import, type RowNote, type RowOutcome, rowOutcomes } from '../../../shared/protocol/imports.ts'
import { isWord, t } from '../../ui/words.ts'
import { mappedFieldLabel } from './mapping-fields.ts'

/** `12 neu, 3 geändert`; a dash where there is nothing yet. */
export function countsText(counts: Import['counts']): string {
  const parts = rowOutcomes.flatMap((outcome) => {
    const count = counts[outcome] ?? 0
    return count === 0 ? [] : [t(`imports:count.${outcome}`, { count })]
  })
  return parts.length === 0 ? '–' : parts.join(', ')
}

/** A code of a newer server's making shows itself rather than nothing. */
export function noteText({ code, field, text }: RowNote): string {
  const gaps = { field: field === undefined ? '' : mappedFieldLabel(field), text: text ?? '' }
  for (const key of [`imports:note.${code}`, `imports:plan.${code}`]) if (isWord(key)) return t(key, gaps)
  return [code, gaps.field, gaps.text].filter((part) => part !== '').join(': ')
}

/** In which order the kinds of row are looked at: what needs a decision first. */
export const lookedAt: readonly RowOutcome[] = [
  'refused',
  'duplicate',
  'difference',
  'ended',
  'new',
  'changed',
  'unchanged',
]
