/** What the readers hand on: named cells row by row, whatever the format, and pieces a flat row cannot hold. */
import type { Area } from '../../../shared/area.ts'
import type { Offer } from '../../../shared/offer.ts'
import type { ImportSubject } from '../../../shared/protocol/import-mapping.ts'
import type { RowNote } from '../../../shared/protocol/imports.ts'

export type { RowNote }

/** One thing of the file as it was read. */
export type Row = {
  /** Line in a table, position from 1 in JSON. */
  line: number
  /** Trimmed texts by column; no prototype stands behind it, so a column may be called anything. */
  cells: Readonly<Record<string, string>>
  /** Pieces of an offer the format says in a structure of its own. */
  parts?: Partial<Pick<Offer, 'phones' | 'places' | 'openings' | 'languages'>>
  /** The border of an area, from GeoJSON. */
  geometry?: Area['geometry']
  /** What was read and left out, and why; codes in shared/protocol/import-reasons.ts. */
  notes?: readonly RowNote[]
  /** Why the row cannot even be mapped. */
  broken?: RowNote
}

type ReadFormat = 'csv' | 'xlsx' | 'hsds' | 'geojson'

export type ReadFile = { format: ReadFormat; subject: ImportSubject; columns: readonly string[]; rows: Row[] }
