/**
 * The passkey of this device: a second way to the bytes that the PIN guards. The PIN is asked for before one is made
 * and goes on to open, for a passkey can be lost with a fingerprint reader, a new system or a new computer.
 */
import { Problem } from '../../shared/problem.ts'
import { newPasskeySalt, unwrapByPasskey, wrapByPasskey } from '../crypto/passkey.ts'
import { type Passkeys, webPasskeys } from '../platform/passkeys.ts'
import type { Database } from '../store/database.ts'
import { type Device, thisDevice } from '../store/device.ts'
import { type MetaValues, readMeta, writeMeta } from '../store/meta.ts'
import { tryPin } from './pin-tries.ts'

type Lock = MetaValues['lock']

/** Whether one is set up here. Works inside `useLive`. */
export async function hasPasskey({ database }: Device = thisDevice): Promise<boolean> {
  return (await readMeta(database, 'lock'))?.passkey !== undefined
}

/** Whether one can be set up here, as far as can be known without trying. */
export async function passkeyOffered(passkeys: Passkeys = webPasskeys): Promise<boolean> {
  return passkeys.offered()
}

/**
 * Makes a passkey that opens as the PIN does; one that was here before opens no longer.
 * @throws {Problem} `pin_wrong`, `too_many_requests`, `passkey_unfit`, `passkey_synced`; `passkey_failed`: cancelled, or
 *   the PIN was taken away meanwhile
 */
export async function addPasskey(
  pin: string,
  device: Device = thisDevice,
  passkeys: Passkeys = webPasskeys,
): Promise<void> {
  const { database } = device
  const lock = await readMeta(database, 'lock')
  if (lock === undefined) throw new Problem('passkey_failed')
  const bytes = await tryPin(device, lock.wrapped, pin)
  try {
    const salt = newPasskeySalt()
    const { credential, secret } = await passkeys.make(await userOf(database), salt)
    const passkey = await wrapByPasskey(bytes, { credential, salt }, secret)
    secret.fill(0)
    const kept = await changeLock(database, lock.id, (present) => ({ ...present, passkey }))
    if (!kept) throw new Problem('passkey_failed')
  } finally {
    bytes.fill(0)
  }
}

/** From now on the PIN alone opens. What the computer keeps of the passkey opens nothing here any more. */
export async function removePasskey({ database }: Device = thisDevice): Promise<void> {
  const lock = await readMeta(database, 'lock')
  if (lock !== undefined) await changeLock(database, lock.id, ({ passkey: _, ...rest }) => rest)
}

/**
 * The bytes that the passkey opens.
 * @throws {Problem} `passkey_failed`, `passkey_unfit`
 */
export async function openByPasskey(lock: Lock, passkeys: Passkeys = webPasskeys): Promise<Uint8Array<ArrayBuffer>> {
  if (lock.passkey === undefined) throw new Problem('passkey_failed')
  const secret = await passkeys.secret(lock.passkey.credential, lock.passkey.salt)
  const bytes = await unwrapByPasskey(lock.passkey, secret)
  secret.fill(0)
  return bytes
}

/**
 * Changes the lock of this id as it stands now.
 * @returns false, and nothing changed, where another page set another lock or took it away
 */
async function changeLock(database: Database, id: string, to: (present: Lock) => Lock): Promise<boolean> {
  return database.transaction('rw', database.meta, async () => {
    const present = await readMeta(database, 'lock')
    if (present?.id !== id) return false
    await writeMeta(database, 'lock', to(present))
    return true
  })
}

/** The same for every passkey of this database, so that a new one takes the place of the one before on the computer. */
async function userOf(database: Database): Promise<Uint8Array<ArrayBuffer>> {
  const birth = await readMeta(database, 'birth')
  return new TextEncoder().encode(birth ?? crypto.randomUUID())
}
