/** Legal bases: kept as written, with the sign that a list left out (`28 SGB VIII` → `§ 28 SGB VIII`). */
import { lawReferences } from '../../../../../shared/text/law.ts'

export function lawOf(written: string): string {
  const text = written.replace(/§(?=\d)/g, '§ ').replace(/§\s*§\s*/g, '§§ ')
  const bare = /^\d{1,4}[a-z]?(?!\d)/i.test(text) && !text.includes('§')
  return bare && lawReferences(text).references.some(({ terms }) => terms[0]?.[0]?.startsWith('§')) ? `§ ${text}` : text
}
