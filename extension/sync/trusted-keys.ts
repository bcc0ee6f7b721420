/**
 * What the key logs say about who may write, made ready for checking pages. Nothing is taken on the server's
 * word: a key counts once an organisation's root has signed it into the log.
 */

import { readStatement } from '../../shared/protocol/key-log.ts'
import { readVerifyKey } from '../crypto/verify.ts'
import type { KeyLogRecord } from '../store/database.ts'
import { directoryUpTo, pullDirectory } from './key-directory.ts'
import type { Session } from './session.ts'
import { type Author, authorKey, type Relay, type Trust } from './standing.ts'

/** The keys met during one sync step. */
export class TrustedKeys {
  readonly #session: Session
  readonly #keys = new Map<string, CryptoKey>()
  readonly #revocations = new Map<string, Author>()
  readonly #read = new Map<string, number>()
  readonly #heads = new Set<number>()
  #relay: Relay | undefined
  #version = 0
  #reading: Promise<void> | undefined
  /** Ways to learn more that were not yet tried in this step. */
  readonly #ways: ('onwards' | 'start')[] = ['onwards', 'start']

  constructor(session: Session) {
    this.#session = session
  }

  get trust(): Trust {
    return {
      me: this.#session.enrolment.organisationId,
      keys: this.#keys,
      revocations: this.#revocations,
      ...(this.#relay === undefined ? {} : { relay: this.#relay }),
    }
  }

  /** Grows whenever something was learnt. */
  get version(): number {
    return this.#version
  }

  /** Makes ready what the logs hold, read on to the head that an answer named. */
  async upTo(head: number): Promise<void> {
    await this.#alone(async () => {
      if (!this.#heads.has(head)) await directoryUpTo(this.#session, head)
      this.#heads.add(head)
      await this.#load()
    })
  }

  /**
   * Looks further where a page needs what was not known when `version` was: onwards first, then from the start.
   * @returns whether more is known now than then
   */
  async learn(version: number): Promise<boolean> {
    await this.#alone(async () => {
      while (this.#version === version) {
        const way = this.#ways.shift()
        if (way === undefined) return
        await pullDirectory(this.#session, way)
        await this.#load()
      }
    })
    return this.#version > version
  }

  /** Makes ready what the logs hold on this device. */
  async load(): Promise<void> {
    await this.#alone(() => this.#load())
  }

  /** After the server's history changed, the logs may have another order too. */
  async readAgain(): Promise<void> {
    await this.#alone(async () => {
      await pullDirectory(this.#session, 'start')
      await this.#load()
    })
  }

  /** Pages that are checked side by side wait for the same answer. */
  async #alone(work: () => Promise<void>): Promise<void> {
    const turn = (this.#reading ?? Promise.resolve()).catch(() => {}).then(work)
    this.#reading = turn
    await turn
  }

  async #load(): Promise<void> {
    const { database } = this.#session.device
    await this.#pinRelay()
    for (const record of await database.keyLogs.toArray()) await this.#take(record)
  }

  async #take({ org, log, statements }: KeyLogRecord): Promise<void> {
    const from = this.#read.get(org) ?? 0
    if (statements.length <= from) return
    for (const { id, signKey } of log.devices) {
      const author = authorKey({ org, dev: id })
      if (this.#keys.has(author)) continue
      const key = await readVerifyKey(signKey)
      if (key !== undefined) this.#keys.set(author, key)
    }
    for (const { st } of statements.slice(from)) {
      const statement = readStatement(st)
      if (statement?.t === 'device_revoked') this.#revocations.set(st, { org, dev: statement.device })
    }
    this.#read.set(org, statements.length)
    this.#version++
  }

  async #pinRelay(): Promise<void> {
    const { relay } = this.#session.enrolment
    if (this.#relay !== undefined || relay === undefined) return
    const key = await readVerifyKey(relay.signKey)
    if (key !== undefined) this.#relay = { id: relay.id, key }
  }
}
