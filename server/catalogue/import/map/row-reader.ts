/**
 * Reads cells as the mapping says and as people mean them: encoding mended, markup gone, then understood by the field's
 * own parser. Whatever is lost or changed on the way is told.
 */
import type { Spec } from '../../../../shared/protocol/import-mapping.ts'
import type { RowNoteCode } from '../../../../shared/protocol/import-notes.ts'
import type { Row, RowNote } from '../row.ts'
import { note } from './candidate.ts'
import { codeReader } from './code-reader.ts'
import { leftOut, type Read } from './left-out.ts'
import { readSpec } from './spec.ts'
import { cutText } from './values/cut-text.ts'
import { mendEncoding } from './values/mend-encoding.ts'
import { oneLine, plainText } from './values/plain-text.ts'

export type RowReader = ReturnType<typeof rowReader>

/**
 * The readers of one row's cells.
 * @param notes are added to: what was lost or changed, each once
 * @param refusals are added to: why there can be no row
 */
export function rowReader(row: Row, notes: RowNote[], refusals: RowNote[]) {
  const tell = (code: RowNoteCode, field: string, text?: string): void => {
    const told = note(code, field, text)
    const twice = notes.some((known) => known.code === code && known.field === field && known.text === told.text)
    if (!twice) notes.push(told)
  }

  const clean = (field: string, written: string): string => {
    const mended = mendEncoding(written)
    if (mended !== written) tell('encoding_mended', field, mended)
    if (mended.includes('\ufffd')) tell('character_lost', field, mended)
    const { text, markup } = plainText(mended)
    if (markup) tell('markup_removed', field)
    return text
  }

  /** What the field says, as clean text of any length; `unknown` hears of what its table does not know. */
  const read = (field: string, spec: Spec | undefined, unknown: (written: string) => void): string | undefined => {
    if (spec === undefined) return undefined
    const reading = readSpec(spec, row.cells)
    if (reading.unknown) unknown(reading.written)
    const cleaned = clean(field, reading.text ?? '')
    return cleaned === '' ? undefined : cleaned
  }

  const text = (field: string, spec: Spec | undefined): string | undefined =>
    read(field, spec, (written) => tell('code_unknown', field, written))

  const cut = (field: string, whole: string | undefined, most: number): string | undefined => {
    if (whole === undefined || whole.length <= most) return whole
    tell('text_cut', field, String(most))
    return cutText(whole, most)
  }

  const lineOf = (field: string, whole: string | undefined, most: number): string | undefined =>
    whole === undefined ? undefined : cut(field, oneLine(whole), most)

  return {
    tell,
    text,
    cut,
    paragraph: (field: string, spec: Spec | undefined, most: number) => cut(field, text(field, spec), most),
    line: (field: string, spec: Spec | undefined, most: number) => lineOf(field, text(field, spec), most),
    /** As `line`, of a field without which there is no row: what its table does not know refuses the row. */
    requiredLine: (field: string, spec: Spec | undefined, most: number) =>
      lineOf(
        field,
        read(field, spec, (written) => refusals.push(note('value_unknown', field, written))),
        most,
      ),
    /** Through the field's own parser; what it does not understand is left out with the code. */
    understood<T>(
      field: string,
      spec: Spec | undefined,
      understand: (text: string) => T | undefined,
      trouble: RowNoteCode,
    ): Read<T> {
      const found = text(field, spec)
      if (found === undefined) return undefined
      const value = understand(found)
      if (value !== undefined) return value
      tell(trouble, field, found)
      return leftOut
    },
    ...codeReader(row, { clean, tell }),
  }
}
