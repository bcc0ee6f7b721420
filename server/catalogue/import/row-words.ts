/** What is told of a row, in a line of the command line's English. */
import { words } from '../../../shared/words/index.ts'
import type { RowNote } from './row.ts'

/** The dashboard's words where there are any; else the code itself, which says it in English too. */
export function noteText({ code, field, text }: RowNote): string {
  const notes = notesIn(words.en.imports)
  const known = notes[code]
  if (known !== undefined) return known.replaceAll('{{field}}', field ?? '').replaceAll('{{text}}', text ?? '')
  const said = text === undefined ? '' : ` “${text}”`
  return `${field === undefined ? '' : `${field}: `}${code.replaceAll('_', ' ')}${said}`
}

function notesIn(texts: object): Readonly<Record<string, string | undefined>> {
  const found: unknown = Object.entries(texts).find(([key]) => key === 'note')?.[1]
  if (typeof found !== 'object' || found === null) return {}
  return Object.fromEntries(
    Object.entries(found).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}
