/** What is told of a row, in a line of the command line's English. */
import { words } from '../../../shared/words/index.ts'
import type { RowNote } from './row.ts'

type Words = Readonly<Record<string, string | undefined>>

/** The dashboard's words where there are any; else the code itself, which says it in English too. */
export function noteText({ code, field, text }: RowNote): string {
  if (code === 'field_required') return `${field ?? ''}: no column says it. Name a column, or one value for all rows.`
  const { note, plan }: { note: Words; plan: Words } = words.en.imports
  const known = note[code] ?? plan[code]
  if (known !== undefined) return known.replaceAll('{{field}}', field ?? '').replaceAll('{{text}}', text ?? '')
  const said = text === undefined ? '' : ` “${text}”`
  return `${field === undefined ? '' : `${field}: `}${code.replaceAll('_', ' ')}${said}`
}
