/**
 * The signing keys of the devices that write into the own feed. A key once seen stays: a server that
 * later names another key for the same device is not believed.
 */
import { Problem } from '../../shared/problem.ts'
import { type KeysAnswer, keysAnswerSchema } from '../../shared/protocol/enrolment.ts'
import { readVerifyKey } from '../crypto/verify.ts'
import { readMeta, writeMeta } from '../store/meta.ts'
import { askAs, type Session } from './session.ts'
import { type Author, authorKey } from './verify-page.ts'

type Devices = KeysAnswer['devices']

/** The keys met during one sync step, ready to verify with. */
export class PeerKeys {
  readonly #session: Session
  readonly #ready = new Map<string, CryptoKey>()
  readonly #loads = new Map<string, Promise<void>>()

  constructor(session: Session) {
    this.#session = session
  }

  /** Every key that is ready, by `authorKey`. */
  get ready(): ReadonlyMap<string, CryptoKey> {
    return this.#ready
  }

  /**
   * Looks for the keys of these devices, asking the server at most once for each organisation.
   * @returns whether any of them is ready now
   */
  async prepare(authors: readonly Author[]): Promise<boolean> {
    for (const org of new Set(authors.map((author) => author.org))) {
      const known = (await readMeta(this.#session.device.database, `peer:${org}`)) ?? []
      await this.#take(org, known)
      const missing = authors.some((author) => author.org === org && !this.#ready.has(authorKey(author)))
      if (missing) await this.#loadOnce(org, known)
    }
    return authors.some((author) => this.#ready.has(authorKey(author)))
  }

  /** Pages that are checked side by side wait for the same answer. */
  #loadOnce(org: string, known: Devices): Promise<void> {
    const loading = this.#loads.get(org) ?? this.#load(org, known)
    this.#loads.set(org, loading)
    return loading
  }

  async #load(org: string, known: Devices): Promise<void> {
    const pinned = new Set(known.map((device) => device.id))
    const told = await askKeys(this.#session, org)
    const devices = [...known, ...told.filter((device) => !pinned.has(device.id))]
    await writeMeta(this.#session.device.database, `peer:${org}`, devices)
    await this.#take(org, devices)
  }

  async #take(org: string, devices: Devices): Promise<void> {
    for (const { id, signKey } of devices) {
      const author = authorKey({ org, dev: id })
      if (this.#ready.has(author)) continue
      const key = await readVerifyKey(signKey)
      if (key !== undefined) this.#ready.set(author, key)
    }
  }
}

/** An organisation the server does not show has no keys here; its events are put aside, not believed. */
async function askKeys(session: Session, organisation: string): Promise<Devices> {
  try {
    const question = { method: 'POST', path: '/v1/keys/pull', body: { organisation } } as const
    return (await askAs(session, question, keysAnswerSchema)).devices
  } catch (failure) {
    const hidden = ['foreign_organisation', 'forbidden', 'not_found', 'unknown_organisation', 'malformed']
    if (failure instanceof Problem && hidden.includes(failure.code)) return []
    throw failure
  }
}
