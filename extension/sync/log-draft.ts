/** What a keeper is about to say: statements one after the other, each signed by the root that stands by then. */
import { Problem } from '../../shared/problem.ts'
import { toBase64url } from '../../shared/protocol/bytes.ts'
import {
  extendLog,
  type KeyFact,
  type KeyLog,
  type LogDevice,
  type SignedStatement,
} from '../../shared/protocol/key-log.ts'
import type { KeysPush } from '../../shared/protocol/keys.ts'
import { recipientOfAgreeKey, wrapFor } from '../crypto/age-wrap.ts'
import {
  type Keyring,
  keyringBytes,
  publicRoot,
  recipientsOf,
  withNewRoot,
  withNextEpoch,
  withoutRoot,
} from '../crypto/keyring.ts'
import { rootProof, signStatement, verifySignature } from '../crypto/statements.ts'

/** Nothing is sent here; `log` and `keyring` stand as they will after what was said (`writeLog`). */
export class LogDraft {
  readonly #org: string
  readonly #at: number | undefined
  readonly statements: SignedStatement[] = []
  log: KeyLog | undefined
  keyring: Keyring

  /**
   * @param log undefined where an organisation is founded
   * @param at ms since 1970 by the device's clock
   */
  constructor(org: string, log: KeyLog | undefined, keyring: Keyring, at?: number) {
    this.#org = org
    this.#at = at
    this.log = log
    this.keyring = keyring
  }

  async say(fact: KeyFact): Promise<void> {
    const statement = await signStatement(this.keyring, this.log, this.#org, fact, this.#at)
    const next = await extendLog(this.log, this.#org, statement, verifySignature)
    if (typeof next === 'string') throw new Problem('key_log_broken', next)
    this.log = next
    this.statements.push(statement)
  }

  /** The next epoch of the encryption key. */
  async nextEpoch(): Promise<void> {
    this.keyring = await withNextEpoch(this.keyring)
    await this.sayEpoch()
  }

  /** The newest epoch of the keyring, as the log names it. */
  async sayEpoch(): Promise<void> {
    const e = this.keyring.epochs.length
    const recipient = (await recipientsOf(this.keyring))[e - 1] ?? ''
    await this.say({ t: 'enc_epoch', e, recipient, suite: 1 })
  }

  /** Another root, signed by the one before. */
  async nextRoot(): Promise<void> {
    if (this.log === undefined) return
    const next = withNewRoot(this.keyring)
    await this.say({ t: 'root_rotated', root: await publicRoot(next), proof: await rootProof(next, this.log) })
    this.keyring = next
  }

  /** The keyring for these devices; for all that take part where none are named. */
  async rings(only?: readonly string[]): Promise<KeysPush['rings']> {
    const devices = (this.log?.devices ?? []).filter(({ id, revoked }) => !revoked && (only?.includes(id) ?? true))
    return Promise.all(devices.map(async (device) => ({ device: device.id, wrap: await this.#ringOf(device) })))
  }

  async #ringOf({ agreeKey, keeper }: LogDevice): Promise<string> {
    const ring = keeper ? this.keyring : withoutRoot(this.keyring)
    return toBase64url(await wrapFor([recipientOfAgreeKey(agreeKey)], keyringBytes(ring)))
  }

  /** The keyring for the recovery sheet that holds; undefined where there is none. */
  async forSheet(): Promise<{ recipient: string; wrap: string } | undefined> {
    const recipient = this.log?.recovery
    if (recipient === undefined) return undefined
    return { recipient, wrap: toBase64url(await wrapFor([recipient], keyringBytes(this.keyring))) }
  }
}
