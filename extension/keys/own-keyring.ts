/**
 * The organisation's keyring on this device. It comes wrapped for the device's agreement key, is checked against
 * the pinned key log, for anybody can wrap something for a public key, and lies here under the local key.
 */
import { fromBase64url } from '../../shared/protocol/bytes.ts'
import type { KeyLog } from '../../shared/protocol/key-log.ts'
import { openWrap } from '../crypto/age-wrap.ts'
import { openAgreeKey, type StoredKeys } from '../crypto/device-keys.ts'
import { type Keyring, keyringSchema, publicRoot, readKeyring, recipientsOf, withoutRoot } from '../crypto/keyring.ts'
import { raiseAlarm } from '../store/alarms.ts'
import { type Device, thisDevice } from '../store/device.ts'
import { ownKeyLog } from '../store/key-logs.ts'
import { isLocked, localKey, openSealed, writeSealed } from '../store/local-key.ts'
import { type MetaValues, readMeta, writeMeta } from '../store/meta.ts'

/** The keyring; undefined where none is here yet. Works inside `useLive`. @throws {Problem} `locked`, `cannot_open` */
export async function ownKeyring(device: Device = thisDevice): Promise<Keyring | undefined> {
  const kept = await readMeta(device.database, 'keyring')
  return kept === undefined ? undefined : keyringSchema.parse(await openSealed(device, kept.sealed))
}

/** Keeps a keyring that this device made or opened itself. @throws {Problem} `locked` */
export async function keepKeyring(keyring: Keyring, device: Device = thisDevice): Promise<void> {
  await writeSealed(device, keyring, [], (sealed) =>
    writeMeta(device.database, 'keyring', {
      sealed,
      epochs: keyring.epochs.length,
      keeper: keyring.root !== undefined,
    }),
  )
}

/**
 * Takes the keyring as the server has it for this device (age file, base64url). May be called at every sync, and
 * while locked: then it is opened when the PIN was typed.
 */
export async function takeRing(wrap: string, device: Device = thisDevice): Promise<void> {
  const { database } = device
  const known = await readMeta(database, 'ring')
  if (known?.wrap !== wrap) await writeMeta(database, 'ring', { wrap, taken: 'not_yet' })
  await settleRing(device)
}

/**
 * Opens a ring that waits. One that runs ahead of the key log waits on until the log has come; one that contradicts
 * it is refused with an alarm, and what this device had stays.
 */
export async function settleRing(device: Device = thisDevice): Promise<void> {
  const { database } = device
  const [ring, own, keys, held] = await Promise.all([
    readMeta(database, 'ring'),
    ownKeyLog(device),
    readMeta(database, 'keys'),
    readMeta(database, 'keyring'),
  ])
  if (ring?.taken !== 'not_yet' || own === undefined || keys === undefined || (await isLocked(device))) return
  const verdict = await judge(await opened(ring.wrap, await agreeKeyOf(device, keys.agree)), own.log, held)
  if (verdict === 'ahead') return
  if (verdict === 'forged') await raiseAlarm('key_changed', own.org, device)
  else if (verdict !== 'older') await keepKeyring(verdict, device)
  const present = await readMeta(database, 'ring')
  const taken = verdict === 'forged' ? 'refused' : 'yes'
  if (present?.wrap === ring.wrap) await writeMeta(database, 'ring', { wrap: ring.wrap, taken })
}

async function agreeKeyOf(device: Device, agree: StoredKeys['agree']): Promise<CryptoKey> {
  return 'wrapped' in agree ? openAgreeKey((await localKey(device)).key, agree.wrapped) : agree.privateKey
}

async function opened(wrap: string, agreeKey: CryptoKey): Promise<Keyring | undefined> {
  try {
    return readKeyring(await openWrap([agreeKey], fromBase64url(wrap)))
  } catch {
    return undefined
  }
}

/**
 * Whoever can name identities to the log's recipients belongs to the organisation, for nobody else has them.
 * @returns what of it is to be kept, or why nothing is
 */
async function judge(
  keyring: Keyring | undefined,
  log: KeyLog,
  held: MetaValues['keyring'] | undefined,
): Promise<Keyring | 'forged' | 'ahead' | 'older'> {
  if (keyring === undefined || keyring.org !== log.org) return 'forged'
  const recipients = await recipientsOf(keyring)
  const both = Math.min(recipients.length, log.epochs.length)
  if (both === 0 || recipients.slice(0, both).some((recipient, at) => recipient !== log.epochs[at])) return 'forged'
  if (recipients.length > log.epochs.length) return 'ahead'
  const root = keyring.root === undefined ? undefined : await publicRoot(keyring)
  if (root !== undefined && !log.roots.includes(root)) return 'ahead'
  const next = root === log.root ? keyring : withoutRoot(keyring)
  if (held === undefined) return next
  const lessThanHeld =
    recipients.length < held.epochs || (recipients.length === held.epochs && held.keeper && next.root === undefined)
  return lessThanHeld ? 'older' : next
}
