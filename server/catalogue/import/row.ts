/** What the steps of an import hand to each other: read → map → check → match → apply. */
import type { Offer } from '../../../shared/offer.ts'

/** One thing of the file as it was read: named cells, and pieces a flat row cannot hold. */
export type Row = {
  /** Line in a CSV file, position from 1 in a JSON file. */
  line: number
  cells: Readonly<Record<string, string>>
  /** Pieces of an offer the format says in a structure of its own. */
  parts?: Partial<Pick<Offer, 'phones' | 'places' | 'openings' | 'languages'>>
  /** What was read and left out, and why. */
  notes?: readonly string[]
  /** Why the row cannot even be mapped. */
  broken?: string
}

export type ReadFile = { format: 'csv' | 'hsds'; columns: readonly string[]; rows: Row[] }

/** What became of a row. */
export type Outcome = 'new' | 'changed' | 'unchanged' | 'refused'

export type RowReport = { line: number; title: string; outcome: Outcome; reason?: string; notes: readonly string[] }
