/**
 * Reads cells that stand for codes: by the mapping's table, else by label or usual word. A word that nobody knows is
 * left out, so that it changes nothing; what the mapping says means nothing clears the field as an empty cell does.
 */
import type { CodeList } from '../../../../shared/codes/index.ts'
import type { Spec } from '../../../../shared/protocol/import-mapping.ts'
import type { RowNoteCode } from '../../../../shared/protocol/import-notes.ts'
import type { Row } from '../row.ts'
import { leftOut, type Read } from './left-out.ts'
import { type Reading, readList, readSpec } from './spec.ts'
import { codeOf } from './values/code-of.ts'

type Codes = CodeList | readonly string[]

/** What the reader of the row does with every cell: `clean` mends its text, `tell` notes what was lost. */
type Cell = {
  clean(field: string, written: string): string
  tell(code: RowNoteCode, field: string, text?: string): void
}

/** The readers of one row's codes. */
export function codeReader({ cells }: Row, { clean, tell }: Cell) {
  const readingsOf = (spec: Spec): Reading[] =>
    spec.split === undefined ? [readSpec(spec, cells)] : readList(spec, cells)
  return {
    /** One code, the first that is understood. `text` is what stood there. */
    code(field: string, spec: Spec, list: Codes): { code: Read<string>; text: string | undefined } {
      const readings = readingsOf(spec)
      const texts = readings.map(({ text, written }) => clean(field, text ?? written)).filter((one) => one !== '')
      if (texts.length === 0 || readings.every(meansNothing)) return { code: undefined, text: undefined }
      const code = texts.flatMap((one) => codeOf(list, one) ?? [])[0]
      return { code: code ?? leftOut, text: texts.join(', ') }
    },
    /** Every code of a cell; a cell without the mapping's separator is split where people separate. */
    codes(
      field: string,
      spec: Spec,
      understand: (text: string) => { codes: string[]; unknown: string[] },
      trouble: RowNoteCode,
    ): Read<string[]> {
      const codes = new Set<string>()
      let strange = false
      for (const { text, written } of readingsOf(spec).filter((reading) => !meansNothing(reading))) {
        const read = understand(clean(field, text ?? written))
        for (const code of read.codes) codes.add(code)
        for (const one of read.unknown) tell(trouble, field, one)
        strange ||= read.unknown.length > 0
      }
      if (codes.size > 0) return [...codes]
      return strange ? leftOut : undefined
    },
  }
}

/** The mapping's table knows the word and gives it no code. */
function meansNothing({ text, unknown }: Reading): boolean {
  return text === undefined && !unknown
}
