/** What a row becomes before it meets the catalogue: field by field as far as the file says, with all that was told. */
import type { Area } from '../../../../shared/area.ts'
import type { ImportMapping } from '../../../../shared/protocol/import-mapping.ts'
import type { RowNoteCode } from '../../../../shared/protocol/import-notes.ts'
import type { RowNote } from '../row.ts'

/** Values by field; undefined stands for a field the file leaves empty, which clears it in a known thing. */
export type Values = Record<string, unknown>

export type Candidate = {
  line: number
  title: string
  /** Finds the offer again; made from provider, title and postcode where the list has no number of its own. */
  sourceId: string
  /** It was made, so rows of one id say the same of what it is made from. */
  madeId?: true
  /** Fields of an offer without id, organisation and source; each value is one its schema takes. */
  offer: Values
  organisation: Values
  notes: RowNote[]
  /** Not empty: the row may not become an offer. */
  refusals: RowNote[]
  /** The row of an own export that holds a provider without offers. */
  only?: 'organisation'
}

export type AreaCandidate = {
  line: number
  title: string
  sourceId: string
  /** Fields of an area; each value is one its schema takes. */
  area: Values
  notes: RowNote[]
  refusals: RowNote[]
}

/** An area as far as names are looked up. */
export type KnownArea = Pick<Area, 'id' | 'name' | 'level' | 'parentId' | 'alsoKnownAs'>

/** What the proposal may lean on. */
export type MapKnown = { areas: readonly KnownArea[] }

/**
 * A mapping that was used before, with the columns of the list it was made for. `same`: the list at hand has these
 * columns and says mostly what this source said before.
 */
export type SavedSource = { columns: readonly string[]; mapping: ImportMapping; same: boolean }

/** A note whose code has words. */
export function note(code: RowNoteCode, field?: string, text?: string): RowNote {
  return { code, ...(field !== undefined && { field }), ...(text !== undefined && { text: text.slice(0, 300) }) }
}
