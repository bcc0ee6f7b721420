/** What the plan hands on: a row as it is shown, and what of it is written where it is. */
import type { ImportRow } from '../../../../shared/protocol/imports.ts'
import type { Fields } from './three-way.ts'

/** The provider a row names: `own` may be changed by this source, another is the network's and stays as it is. */
export type RowOrganisation = { id: string; name: string; sourceId: string; own: boolean; said: Fields }

/**
 * What is written, as far as the file says; what stands in the catalogue by then is read when it is applied, under the
 * catalogue's lock. `itemId` is the thing it is, or the id it will have; `sameId` what it is if it is a duplicate.
 */
export type RowPlan =
  | { act: 'offer'; itemId: string; sameId?: string; sourceId: string; said: Fields; organisation: RowOrganisation }
  /** A provider without offers, of our own export. */
  | { act: 'provider'; itemId: string; sourceId: string; organisation: RowOrganisation }
  | { act: 'area'; itemId: string; sameId?: string; sourceId: string; said: Fields }
  | { act: 'end'; itemId: string; sourceId: string }
  | { act: 'none' }

export type PlannedRow = { shown: Omit<ImportRow, 'row' | 'decision'>; plan: RowPlan }

/** What is known once all rows are planned. */
export type PlanEnd = { newOrganisations: number; warnings: ImportRow['notes'] }
