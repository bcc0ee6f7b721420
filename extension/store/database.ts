/**
 * The browser's own database. Facts stand here first; sync carries them on. One record holds a whole
 * referral (its events and their fold): a tenth of the writes, and erasure is one delete.
 */
import Dexie, { type DexieOptions, type EntityTable, type Table } from 'dexie'
import type { Area } from '../../shared/area.ts'
import type { ChainLink } from '../../shared/chain-link.ts'
import type { Codes } from '../../shared/codes/adjusted.ts'
import type { DistinctOffers } from '../../shared/distinct-offers.ts'
import type { Network, Synonyms } from '../../shared/network.ts'
import type { Offer } from '../../shared/offer.ts'
import type { OfferReport, OfferUse as ReleasedUse } from '../../shared/offer-report.ts'
import type { Organisation } from '../../shared/organisation.ts'
import type { ProblemCode } from '../../shared/problem.ts'
import type { Edit, EditResult, ReportRequest } from '../../shared/protocol/edits.ts'
import type { KeyLog, SignedStatement } from '../../shared/protocol/key-log.ts'
import type { ReferralState } from '../../shared/referral/state.ts'
import type { ReportDefinition } from '../../shared/report.ts'
import type { Target } from '../../shared/target.ts'
import { sayDistinct } from './say-distinct.ts'

/** An event as it lies on the device: exact payload text and signature, never changed. */
export type StoredEvent = {
  id: string
  p: string
  s: string
  /** Generation in which the device saw the event in its own feed; null until then. Unconfirmed: `gen` ≠ the present one. */
  gen: number | null
  /** Not sent before this instant (ms since 1970): the time in which saving can be undone. */
  heldUntil?: number
  /** When the server first called it erased, where a person sent it again since: its time is not given anew. */
  calledErasedAt?: number
}

/** Stands in `confirmedIn` where an event was never seen in the feed. */
export const neverConfirmed = -1

export type ReferralRecord = {
  ref: string
  chain: string
  /** `erased`: nothing is left but the word that erased it; no list, number or search has it. */
  kind: ReferralState['kind'] | 'erased'
  events: StoredEvent[]
  /** Derived from `events` by the fold of version `foldVersion`. */
  state: ReferralState
  foldVersion: number
  /** Lowest generation among the events, −1 where one was never confirmed: finds what is unconfirmed by index. */
  confirmedIn: number
  /** Day and Lamport order for lists. */
  changedOn: string
}

/** What is to be sealed for the own organisation, on this device alone until it has keys. */
export type LocalNote = { ref: string; caseReference?: string; ownWords?: string; followUpOn?: string }

/** A note as it lies here; version 1 wrote it in the clear, until it is sealed at the next opening. */
export type StoredNote = LocalNote & { sealed?: LocallySealed }

/** A value encrypted under this device's local key. */
export type LocallySealed = Uint8Array<ArrayBuffer>

/** A draft as it lies here; version 1 wrote `form` in the clear, until it is sealed at the next opening. */
export type StoredDraft = {
  id: string
  kind: 'referral' | 'unmet_need' | 'message'
  changedAt: number
  /** False until something was entered beyond what was prefilled. */
  touched?: boolean
  sealed?: LocallySealed
  form?: unknown
}

/** Under which id a message about a referral is kept while it is written. */
export const messageDraftId = (ref: string): string => `message:${ref}`

/** A draft as it is read: without its form while the page is locked. */
export type DraftRecord = Omit<StoredDraft, 'sealed'>

/** The key log of an organisation as this device pinned it: what it once held only ever grows. */
export type KeyLogRecord = {
  org: string
  statements: SignedStatement[]
  log: KeyLog
  /** Day on which a person compared the six words of the root, and the root they were of. */
  compared?: { on: string; root: string }
  /** A hard stop: nothing is sealed for this organisation any more. */
  blocked?: { why: ProblemCode; at: number; byPerson?: true }
}

/** Something a person must know and has to confirm to have read. */
export type AlarmRecord = { id: string; code: ProblemCode; org?: string; at: number; seenAt?: number }

/** What an organisation's devices said of the feed at a position: the chain value must be the same for all. */
export type FeedMark = { org: string; epoch: string; pos: number; chain: string }

/** An event that cannot be delivered as it is: kept, shown, exportable, never dropped. */
export type QuarantinedEvent = { id: string; ref: string; p: string; s: string; why: string; at: number }

/** Id and signature: two texts under one id (a conflict, and what the feed had of it) are both kept. */
export type QuarantineKey = [id: string, signature: string]

/**
 * A change of the catalogue made here, until the server has taken it. `conflict` and `refused` wait for a person, with
 * the server's answer; nothing made here is dropped.
 */
export type EditRecord = Edit & { at: number; state: 'waiting' | 'conflict' | 'refused'; answer?: EditResult }

/** A report on an offer, until the server has it. */
export type ReportRecord = ReportRequest & { at: number; state: 'waiting' | 'refused'; problem?: ProblemCode }

/** What is being typed into an editor, by `kind:id` of the thing: offers and settings hold nothing of a family. */
export type EditDraftRecord = { id: string; was: unknown; form: unknown; changedAt: number }

/**
 * A word that found nothing on this device, how often and when last; `due` is the first day on which it may be
 * contributed, `sentIn` the quarter in which it last was.
 */
export type VainWord = { word: string; count: number; on: string; due: string; sentIn?: string }

/** An answer of the statistics as it last came, by its path: what was looked at once can be looked at without a network. */
export type StatisticsRecord = { path: string; etag: string; body: unknown; at: number }

/** A report that is being put together, on this device alone until it is published. */
export type ReportDraftRecord = { id: string; definition: ReportDefinition; changedAt: number }

export type OfferUse = { offerId: string; need: string; count: number }

/** A search index as one buffer: `main` over the whole catalogue, `recent` over what changed since. */
export type IndexRecord = { name: 'main' | 'recent'; buffer: ArrayBuffer; builtFrom: number; dead: string[] }

/** A table of the catalogue, whatever the schema of its kind. */
export type CatalogueTable = Table<object, string>

export type MetaRecord = { key: string; value: unknown }

/** What a transaction wrote lies on the disk when it ends. Old versions stay, so that any older database opens. */
export class Database extends Dexie {
  declare offers: EntityTable<Offer, 'id'>
  declare organisations: EntityTable<Organisation, 'id'>
  declare areas: EntityTable<Area, 'id'>
  declare networks: Table<Network & { id: string }, string>
  declare synonyms: Table<Synonyms & { id: string }, string>
  declare referrals: EntityTable<ReferralRecord, 'ref'>
  declare localNotes: EntityTable<StoredNote, 'ref'>
  declare drafts: EntityTable<StoredDraft, 'id'>
  declare quarantine: Table<QuarantinedEvent, QuarantineKey>
  declare gone: Table<{ id: string }, string>
  declare uses: Table<OfferUse, [string, string]>
  declare indexes: EntityTable<IndexRecord, 'name'>
  declare meta: EntityTable<MetaRecord, 'key'>
  declare keyLogs: EntityTable<KeyLogRecord, 'org'>
  declare alarms: EntityTable<AlarmRecord, 'id'>
  declare codes: Table<Codes, string>
  declare links: EntityTable<ChainLink, 'id'>
  declare reports: EntityTable<OfferReport, 'id'>
  declare releasedUses: EntityTable<ReleasedUse, 'offerId'>
  declare edits: EntityTable<EditRecord, 'id'>
  declare sentReports: EntityTable<ReportRecord, 'id'>
  declare editDrafts: EntityTable<EditDraftRecord, 'id'>
  declare vainWords: EntityTable<VainWord, 'word'>
  declare targets: EntityTable<Target, 'id'>
  declare statistics: EntityTable<StatisticsRecord, 'path'>
  declare reportDrafts: EntityTable<ReportDraftRecord, 'id'>
  declare distinctOffers: EntityTable<DistinctOffers, 'id'>
  declare feedMarks: Table<FeedMark, [string, string, number]>

  /** @param engine another IndexedDB than the browser's own, for devices side by side in one process */
  constructor(name = 'kettenglied', engine: Pick<DexieOptions, 'indexedDB' | 'IDBKeyRange'> = {}) {
    super(name, { chromeTransactionDurability: 'strict', ...engine })
    this.version(1).stores({
      offers: 'id, organisationId, offerType',
      organisations: 'id',
      areas: 'id, parentId',
      networks: 'id',
      synonyms: 'id',
      referrals: 'ref, chain, kind, confirmedIn, changedOn',
      localNotes: 'ref',
      drafts: 'id, changedAt',
      quarantine: '[id+s], id, ref',
      gone: 'id',
      uses: '[offerId+need], need',
      indexes: 'name',
      meta: 'key',
    })
    // Signing keys that a server told without proof count no more: the key logs take their place.
    this.version(2)
      .stores({
        keyLogs: 'org',
        alarms: 'id, at',
        feedMarks: '[org+epoch+pos]',
        /** By side and status: what came in or is open, counted without reading it. */
        referrals: 'ref, chain, kind, confirmedIn, changedOn, [state.to+state.status], [state.from+state.status]',
      })
      .upgrade((upgrade) => upgrade.table('meta').where('key').startsWith('peer:').delete())
    this.version(3).stores({
      codes: 'list',
      links: 'id',
      reports: 'id, offerId',
      releasedUses: 'offerId',
      edits: 'id, at, state, [kind+item]',
      sentReports: 'id, offerId, state',
      editDrafts: 'id, changedAt',
      vainWords: 'word',
    })
    this.version(4).stores({ targets: 'id', statistics: 'path', reportDrafts: 'id, changedAt' })
    this.version(5).stores({ distinctOffers: 'id' }).upgrade(sayDistinct)
  }
}

export const database = new Database()
