/** The single values of a device, each under its key in the table `meta`, with its type. */

import type { ProblemCode } from '../../shared/problem.ts'
import type { EnrolAnswer, KeysAnswer, Tokens } from '../../shared/protocol/enrolment.ts'
import type { Database } from './database.ts'

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
  keys: { sign: CryptoKeyPair; agree: CryptoKeyPair }
  /** An enrolment begun with this code: repeated with the same device where its answer was lost. */
  joining: { invitation: string; deviceId: string; keys: MetaValues['keys'] }
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
  /** The extension's version that ran last. */
  ranVersion: string
  /** The administrator's retention rule, as last read from the policy. */
  retentionMonths: number
  /** When the local database was found lost and was rebuilt; until the person has read it. */
  databaseLostAt: number
}

/** The signing keys of an organisation's devices, as the server told them. */
type PeerKeys = { [organisation: `peer:${string}`]: KeysAnswer['devices'] }

type Known = MetaValues & PeerKeys

export async function readMeta<K extends keyof Known>(database: Database, key: K): Promise<Known[K] | undefined> {
  const row = await database.meta.get(key)
  return row?.value as Known[K] | undefined
}

export async function writeMeta<K extends keyof Known>(database: Database, key: K, value: Known[K]): Promise<void> {
  await database.meta.put({ key, value })
}

export async function dropMeta(database: Database, ...keys: (keyof Known)[]): Promise<void> {
  await database.meta.bulkDelete(keys)
}

export const feedStart: FeedPlace = { cursor: null, gen: 1, rereading: false }

export async function readFeedPlace(database: Database): Promise<FeedPlace> {
  return (await readMeta(database, 'feed')) ?? feedStart
}
