/**
 * Reads cells as the mapping says and as people mean them: encoding mended, markup gone, then understood by the field's
 * own parser. Whatever is lost or changed on the way is told.
 */
import type { CodeList } from '../../../../shared/codes/index.ts'
import type { Spec } from '../../../../shared/protocol/import-mapping.ts'
import type { RowNoteCode } from '../../../../shared/protocol/import-notes.ts'
import type { Row, RowNote } from '../row.ts'
import { note } from './candidate.ts'
import { readList, readSpec } from './spec.ts'
import { codeOf } from './values/code-of.ts'
import { cutText } from './values/cut-text.ts'
import { mendEncoding } from './values/mend-encoding.ts'
import { oneLine, plainText } from './values/plain-text.ts'

/** The cell says something nobody can use: what is known of the field stays. An empty cell is undefined and clears it. */
export const leftOut = Symbol('left out')
export type Read<T> = T | undefined | typeof leftOut

type Codes = CodeList | readonly string[]

export type RowReader = ReturnType<typeof rowReader>

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
    /** One code: by the mapping's table, else by label or usual word. `text` is what stood there. */
    code(field: string, spec: Spec, list: Codes): { code: Read<string>; text: string | undefined } {
      const readings = spec.split === undefined ? [readSpec(spec, row.cells)] : readList(spec, row.cells)
      const texts = readings
        .map(({ text: known, written }) => clean(field, known ?? written))
        .filter((one) => one !== '')
      const meansNothing = readings.every(({ text: known, unknown }) => known === undefined && !unknown)
      if (texts.length === 0 || meansNothing) return { code: undefined, text: undefined }
      const code = texts.flatMap((one) => codeOf(list, one) ?? [])[0]
      const whole = texts.join(', ')
      return { code: code ?? leftOut, text: whole }
    },
    /** Every code of a cell; a cell without the mapping's separator is split where people separate. */
    codes(
      field: string,
      spec: Spec,
      understand: (text: string) => { codes: string[]; unknown: string[] },
      trouble: RowNoteCode,
    ): Read<string[]> {
      const readings = spec.split === undefined ? [readSpec(spec, row.cells)] : readList(spec, row.cells)
      const all = new Set<string>()
      let said = false
      for (const { text: known, written, unknown } of readings) {
        if (known === undefined && !unknown) continue
        const { codes, unknown: strange } = understand(clean(field, known ?? written))
        for (const code of codes) all.add(code)
        for (const one of strange) tell(trouble, field, one)
        said ||= codes.length > 0 || strange.length > 0
      }
      if (all.size > 0) return [...all]
      return said ? leftOut : undefined
    },
  }
}
