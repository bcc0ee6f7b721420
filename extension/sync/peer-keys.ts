/**
 * The signing keys of the devices that write into the own feed. A key once seen stays: a server that
 * later names another key for the same device is not believed.
 */
import { Problem } from '../../shared/problem.ts'
import { type KeysAnswer, keysAnswerSchema } from '../../shared/protocol/enrolment.ts'
import { readVerifyKey } from '../crypto/verify.ts'
import { readMeta, writeMeta } from '../store/meta.ts'
import { askAs, type Session } from './session.ts'

type Devices = KeysAnswer['devices']

/** The keys met during one sync step, ready to verify with. */
export class PeerKeys {
  readonly #session: Session
  readonly #ready = new Map<string, CryptoKey>()
  readonly #loaded = new Set<string>()

  constructor(session: Session) {
    this.#session = session
  }

  /** Makes the keys of these devices ready, asking the server at most once for each organisation. */
  async prepare(authors: { org: string; dev: string }[]): Promise<void> {
    const missing = new Map<string, Set<string>>()
    for (const { org, dev } of authors) {
      if (!this.#ready.has(join(org, dev))) missing.set(org, (missing.get(org) ?? new Set()).add(dev))
    }
    for (const [org, devices] of missing) {
      const known = (await readMeta(this.#session.device.database, `peer:${org}`)) ?? []
      await this.#take(org, known)
      const stillMissing = [...devices].some((dev) => !this.#ready.has(join(org, dev)))
      if (stillMissing && !this.#loaded.has(org)) await this.#load(org, known)
    }
  }

  /** The key of a prepared device; undefined where its organisation has no such device. */
  of(author: { org: string; dev: string }): CryptoKey | undefined {
    return this.#ready.get(join(author.org, author.dev))
  }

  async #load(org: string, known: Devices): Promise<void> {
    this.#loaded.add(org)
    const pinned = new Set(known.map((device) => device.id))
    const told = await askKeys(this.#session, org)
    const devices = [...known, ...told.filter((device) => !pinned.has(device.id))]
    await writeMeta(this.#session.device.database, `peer:${org}`, devices)
    await this.#take(org, devices)
  }

  async #take(org: string, devices: Devices): Promise<void> {
    for (const { id, signKey } of devices) {
      if (this.#ready.has(join(org, id))) continue
      const key = await readVerifyKey(signKey)
      if (key !== undefined) this.#ready.set(join(org, id), key)
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

function join(org: string, dev: string): string {
  return `${org}/${dev}`
}
