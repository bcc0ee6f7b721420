/** The single values of a device, each under its key in the table `meta`, with its type. */

import type { ProblemCode } from '../../shared/problem.ts'
import type { EnrolAnswer, Tokens } from '../../shared/protocol/enrolment.ts'
import type { StoredKeys } from '../crypto/device-keys.ts'
import type { PasskeyWrap } from '../crypto/passkey.ts'
import type { PinWrap } from '../crypto/pin.ts'
import type { Database, LocallySealed } from './database.ts'

/** Whose device this is. */
export type Enrolment = {
  /** Origin of the server, e.g. `https://kettenglied.kreis.example`. */
  server: string
  /** Identity of the network's server: the device speaks to no other. */
  instance: string
  network: string
  organisationId: string
  organisationName: string
  deviceId: string
  role: EnrolAnswer['role']
  /** Under this name and key the server writes what its answer page received; absent where an older version enrolled. */
  relay?: EnrolAnswer['relay']
}

/** Where the device stands in its organisation's feed. */
export type FeedPlace = {
  cursor: string | null
  /** Grows when the server's history changed: what was confirmed in an older generation is unconfirmed again. */
  gen: number
  /** True from a change of generation until the feed was read to its head once: nothing is missing yet. */
  rereading: boolean
}

export type MetaValues = {
  /** Random id that also lies in `storage.local`: tells that this is still the same database. */
  birth: string
  enrolment: Enrolment
  keys: StoredKeys
  /** An enrolment begun with this code: repeated with the same device where its answer was lost. */
  joining: { invitation: string; deviceId: string; keys: StoredKeys }
  tokens: Tokens
  feed: FeedPlace
  catalogue: { cursor: string }
  /** After trouble: when to try again, and the part of the wait that the server asked for. */
  retry: { failures: number; notBefore: number; asked: number }
  /** What the last sync met; kept so that every page and the next start show the same. */
  trouble: { problem: ProblemCode; at: number }
  /** The server's time at the last pull to the feed's head; without a feed, the device's at the last pull of offers. */
  lastConfirmedAt: string
  /** Offers whose change the search index has not taken in yet. */
  staleIndex: string[] | 'all'
  /** Day on which words looked for in vain were last contributed. */
  vainSentOn: string
  /** The extension's version that ran last. */
  ranVersion: string
  /** The administrator's retention rule, as last read from the policy. */
  retentionMonths: number
  /** The key under which secrets lie here, non-extractable; absent while a PIN guards it (`lock`). */
  localKey: { id: string; key: CryptoKey }
  /** The local key of this id under the PIN, and under a passkey too where one was set up: every page asks when it opens. */
  lock: { id: string; wrapped: PinWrap; passkey?: PasskeyWrap }
  /** Wrong PINs since the last right one, and when the last was typed (ms since 1970). */
  pinTries: { failed: number; at: number }
  /** Another mark each time somebody asked all pages to lock. */
  lockAsked: string
  /** Minutes without a keystroke after which a page locks itself. */
  idleMinutes: number
  /** The organisation's keyring, checked against its key log, and what of it may be known while locked. */
  keyring: { sealed: LocallySealed; epochs: number; keeper: boolean }
  /** The keyring as the server has it for this device's agreement key (age file, base64url). */
  ring: { wrap: string; taken: 'not_yet' | 'yes' | 'refused' }
  /** Invitations made here whose devices are not admitted yet, with their secrets. */
  invitations: LocallySealed
  /** The organisation's root as the inviting keeper, or a person who compared words, named it. */
  cardRoot: string
  /** Whether this device may take part; absent where an older version enrolled, which was admitted. */
  admission: 'admitted' | 'waiting'
  /** How far the key directory was read. */
  keysCursor: number
  /** For which state of the own key log this device has its keyring: epochs and roots, counted. */
  ringFor: string
  /** Devices that were shut out and whose keys are still to be changed: done by the next step if not at once. */
  unfinished: string[]
  /** Devices that this very browser was before in the same organisation, still to be shut out. */
  former: string[]
  /** The server had lost the end of the own key log: keyrings are wrapped anew, for it lost newer ones too. */
  wrapAnew: true
  /** Generation in which the feed was read to its head, epochs in which the server was seen to go back, and whether a person is still to hear of it. */
  feedWatch: { readIn: number; forgiven: string[]; wentBack?: boolean }
  /** Devices of the organisation that wait to be admitted, as the server last told this keeper. */
  waitingDevices: number
  /** How far this device's clock is ahead of the server's, in ms; absent while it is about right. */
  clockDifference: number
  /** Whether the administrator forbids sealing for an organisation whose words nobody compared. */
  forbidUnverified: boolean
  /** What the panel opens with here, where somebody chose it. */
  firstScreen: 'find' | 'inbox'
  /** Whether somebody chose here that referrals are logged quickly, or not. */
  quickLogging: boolean
  /** The administrator's rule for the same; absent where the policy names none. */
  quickLoggingFixed: boolean
  /** The network's template that stands around file notes made here. */
  noteTemplate: string
  /** Providers asked from here whether their offers still hold, by id: the day of the newest link. */
  askedOn: Record<string, string>
  /** When the recovery sheet from the safe was last tried here, and was right: ms since 1970. */
  sheetSeenAt: number
  /** What the statistics were last narrowed to here. */
  statisticsChoice: { period?: string; areaId?: string }
  /** When the local database was found lost and was rebuilt; until the person has read it. */
  databaseLostAt: number
}

/** Position of a device's `device_revoked` in the own feed: what it wrote and stands behind it does not count. */
type Revocations = { [device: `revoked:${string}`]: number }

type Known = MetaValues & Revocations

/** Undefined where it was never written. Works inside `useLive`. */
export async function readMeta<K extends keyof Known>(database: Database, key: K): Promise<Known[K] | undefined> {
  const row = await database.meta.get(key)
  return row?.value as Known[K] | undefined
}

/** Inside a transaction that names `meta` it is part of it. */
export async function writeMeta<K extends keyof Known>(database: Database, key: K, value: Known[K]): Promise<void> {
  await database.meta.put({ key, value })
}

/** Inside a transaction that names `meta` it is part of it; what was never written is no trouble. */
export async function dropMeta(database: Database, ...keys: (keyof Known)[]): Promise<void> {
  await database.meta.bulkDelete(keys)
}

/** What stays when a device changes its organisation: the database's birth, its local key with the PIN, rules for it. */
export const ofTheDevice = [
  'birth',
  'localKey',
  'lock',
  'pinTries',
  'idleMinutes',
  'quickLoggingFixed',
] as const satisfies (keyof MetaValues)[]

const feedStart: FeedPlace = { cursor: null, gen: 1, rereading: false }

/** Before the first pull it is the feed's start. Works inside `useLive`. */
export async function readFeedPlace(database: Database): Promise<FeedPlace> {
  return (await readMeta(database, 'feed')) ?? feedStart
}
