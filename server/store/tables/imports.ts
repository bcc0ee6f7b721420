/** Lists brought in: the file, its rows and what became of each, and what a source said last. */
import type { Role } from '../../../shared/codes/role.ts'
import type { CatalogueKind } from '../../../shared/protocol/catalogue.ts'
import type { ImportRow, ImportState, RowOutcome } from '../../../shared/protocol/imports.ts'

export type ImportJobTable = {
  id: string
  state: ImportState
  name: string
  created_at: number
  by_org: string | null
  by_role: Role | null
  address: string | null
  alive_at: number | null
  shown: string
}

type ImportFileTable = { import_id: string; what: 'file' | 'rows'; bytes: Uint8Array }

type ImportRowTable = {
  import_id: string
  row: number
  outcome: RowOutcome
  decision: ImportRow['decision'] | null
  shown: string
  plan: string
}

/** What a source last said of a thing: tells an editor's change from the source's. */
export type ImportSeenTable = {
  source: string
  source_id: string
  kind: CatalogueKind
  item_id: string
  data: string
  import_id: string
}

/** What a source had said before an import; nulls where it had said nothing. */
type ImportSeenBeforeTable = {
  import_id: string
  source: string
  source_id: string
  kind: CatalogueKind
  item_id: string | null
  data: string | null
  seen_by: string | null
}

type ImportSourceTable = { source: string; mapping: string; columns: string }

export type ImportTables = {
  import_job: ImportJobTable
  import_file: ImportFileTable
  import_row: ImportRowTable
  import_seen: ImportSeenTable
  import_seen_before: ImportSeenBeforeTable
  import_source: ImportSourceTable
}
