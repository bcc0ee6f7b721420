/** Offers, areas, organisations and settings: what is true now, what it was, and links by which providers confirm it. */
import type { CatalogueKind } from '../../../shared/protocol/catalogue.ts'

export type CatalogueHeadTable = {
  id: 1
  epoch: string
  head: number
  chain: Uint8Array
  /** Tombstones up to here were dropped; an older cursor cannot be served. */
  floor: number
}

/** Each thing of the catalogue at its newest place; `data` is JSON text, null for a tombstone. */
type CatalogueItemTable = { kind: CatalogueKind; id: string; n: number; data: string | null; changed_at: number }

/** Chain over the catalogue's changes: lets a cursor prove the history before it. */
type CatalogueLogTable = { n: number; chain: Uint8Array }

/** By what a version of a thing came about. */
export type ChangeWay = 'edit' | 'import' | 'report' | 'provider' | 'undo' | 'operator'

/** Every version a thing of the catalogue ever had; `n` is its place in the feed when it was written. */
export type CatalogueVersionTable = {
  n: number
  kind: CatalogueKind
  id: string
  data: string | null
  changed_at: number
  how: ChangeWay
  by_org: string | null
  import_id: string | null
  edit_id: string | null
}

/** Edits and reports that were taken, so that a repeat is answered as the first time; kept as long as tombstones. */
type CatalogueDoneTable = { by_org: string; id: string; at: number }

/** A link by which a provider confirms its offers once; the code itself is known to its holder alone. */
type ConfirmLinkTable = {
  hash: string
  org_id: string
  created_at: number
  until: string
  used_at: number | null
}

/** One device's share of a word that was looked for in vain (shared/vain.ts); the word opens with five of them. */
type VainShareTable = { tag: string; sender: string; share: string; sealed: string; at: number }

export type CatalogueTables = {
  catalogue_head: CatalogueHeadTable
  catalogue_item: CatalogueItemTable
  catalogue_log: CatalogueLogTable
  catalogue_version: CatalogueVersionTable
  catalogue_done: CatalogueDoneTable
  confirm_link: ConfirmLinkTable
  vain_share: VainShareTable
}
