/** A file that cannot be read, as a problem with its reason and place; reasons in shared/protocol/import-reasons.ts. */
import { Problem } from '../../../../shared/problem.ts'
import type { FileReason, ReadNote } from '../../../../shared/protocol/import-reasons.ts'
import type { RowNote } from '../row.ts'

export type FileProblem = 'file_unknown' | 'file_broken' | 'file_too_large' | 'address_forbidden' | 'address_failed'

/** @param place a line, an entry's name or a number, never what stands in a row. */
export function cannotRead(code: FileProblem, reason: FileReason, place?: string | number): Problem {
  return new Problem(code, place === undefined ? reason : `${reason}:${place}`)
}

/** Something of a row that was left out or understood on the way. */
export function rowNote(code: ReadNote, about: { field?: string; text?: string } = {}): RowNote {
  return { code, ...about }
}
